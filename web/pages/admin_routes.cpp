#include "web/pages/admin_routes.h"

#include "web/pages/admin_accounts.h"
#include "web/pages/admin_calendar.h"
#include "web/pages/admin_hooks.h"
#include "web/pages/admin_mail.h"
#include "web/pages/admin_people.h"
#include "web/pages/admin_procedures.h"
#include "web/pages/admin_record.h"
#include "web/pages/admin_substitutions.h"
#include "web/pages/agenda_page.h"
#include "web/pages/export_pages.h"
#include "web/pages/job_page.h"
#include "web/pages/verification_record.h"

namespace web {
namespace {

Response to_people(const Request&, Visit& visit) {
    const auto desk = open_admin(visit);
    if (!desk) return problem_page(desk.error(), visit);
    return see_other("/administracion/personas");
}

// A line of the table; `needs` is what the page works with besides the visit.
template <class... Needs>
Route line(const char* method, const std::string& pattern,
           Response (*answer)(const Request&, Visit&, Needs&...), Needs&... needs) {
    return {method, pattern, Access::session,
            [answer, &needs...](const Request& request, Visit& visit) {
                return answer(request, visit, needs...);
            },
            ""};
}

}  // namespace

Routes admin_routes(const AdminGround& ground) {
    const auto& [identity, jobs, mail, hooks] = ground;
    const std::string base = "/administracion";
    const std::string person = base + "/personas/{persona}";
    const std::string flow = base + "/flujos/{flujo}";
    return {
        line("GET", "/agenda", agenda_page),
        line("POST", "/agenda/{paquete}/poner-en-vigor", activate_agenda_page),
        line("POST", "/agenda/{paquete}/suspender", suspend_agenda_page),
        line("GET", "/tareas/{tarea}", job_page, jobs.book()),
        line("GET", "/tareas/{tarea}/archivo", export_file, jobs),
        line("POST", "/expedientes/{expediente}/exportar", export_case, jobs),
        line("POST", "/expedientes/{expediente}/cuadros/{cuadro}/exportar", export_case_matrix,
             jobs),
        line("POST", "/seguimiento/{paquete}/{cuadro}/exportar", export_follow_up, jobs),
        line("GET", "/verificacion/registro", record_page, jobs),
        line("POST", "/verificacion/registro", record_page, jobs),
        line("GET", "/verificacion/registro/{tarea}/constancia", certificate_page, jobs),
        line("GET", base, to_people),
        line("GET", base + "/personas", people_page, identity),
        line("GET", base + "/persona-nueva", new_person_page, identity),
        line("POST", base + "/persona-nueva", new_person_page, identity),
        line("GET", person, person_page, identity),
        line("POST", person, person_page, identity),
        line("POST", person + "/retirar", retire_person_page, identity),
        line("POST", person + "/cuenta", account_step, identity),
        line("GET", base + "/reemplazos", substitutions_page),
        line("POST", base + "/reemplazos", substitutions_page),
        line("POST", base + "/reemplazos/cerrar", close_substitution_page),
        line("GET", base + "/correo", mail_page, mail),
        line("POST", base + "/correo/prueba", mail_test_page, mail),
        line("POST", base + "/correo/reintentar", mail_retry_page, mail),
        line("POST", base + "/correo/reanudar", mail_resume_page, mail),
        line("GET", base + "/ganchos", hooks_page, identity, hooks),
        line("POST", base + "/ganchos", hooks_page, identity, hooks),
        line("POST", base + "/ganchos/{gancho}/anular", revoke_hook_page, identity, hooks),
        line("GET", base + "/feriados", calendar_page),
        line("POST", base + "/feriados", calendar_page),
        line("GET", base + "/flujos", procedures_page),
        line("GET", flow, procedure_page, jobs),
        line("POST", flow, procedure_page, jobs),
        line("GET", base + "/registro", administrative_record_page),
    };
}

}  // namespace web
