#include "web/pages/case_file.h"

#include "workflows/case_pack.h"

namespace web {
namespace {

std::string read_me(const Visit& visit, const workflows::CaseView& view, const Desk& desk) {
    const auto head = visit.cases.queries().head();
    std::string text = "EXPEDIENTE " + std::to_string(view.id.value) + "\n" + view.state.title +
                       "\n" + view.package->title + "\nSituación: " + view.state.status + "\n\n";
    text += "Copia hecha el " + short_moment(visit.clock.now()) + " (hora de Lima), por " +
            desk.name(visit.person) + ".\n";
    text += "Cabeza del registro en ese momento: " + std::to_string(head.size) + ":" + head.root +
            "\n\n";
    text +=
        "bitacora.txt     quién hizo qué, con la huella de cada entrada\n"
        "documentos/      cada versión de cada documento\n"
        "adjuntos/        los archivos que se presentaron, por número de entrada\n"
        "indice.html      qué es cada archivo, con su código de verificación; indice.csv, lo "
        "mismo\n"
        "SHA256SUMS       la huella de cada archivo: sha256sum -c SHA256SUMS\n\n"
        "Los documentos emitidos se comprueban con el código que llevan al pie, en la página\n"
        "/verificacion de Visado.\n";
    return text;
}

}  // namespace

std::string write_case_file(const Visit& visit, const workflows::CaseView& view, const Desk& desk,
                            const JobProgress& progress) {
    workflows::PackFolder folder;
    workflows::PackedFile about;
    about.name = "LEAME.txt";
    about.what = "Presentación";
    folder.add(std::move(about), read_me(visit, view, desk));
    workflows::pack_whole_case(visit.cases, view, desk.organization, progress, folder);
    workflows::add_index(workflows::whole_case_pack(),
                         workflows::pack_state(visit.cases, view, desk.organization), folder);
    const auto seconds =
        std::chrono::duration_cast<std::chrono::seconds>(visit.clock.now().time_since_epoch());
    return folder.zip(seconds.count());
}

}  // namespace web
