#include "app/demo_leavings.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "workflows/audit_trail.h"
#include "workflows/authority.h"
#include "workflows/case_matrix.h"
#include "workflows/matrix_view.h"

namespace app {
namespace {

void write_file(const std::filesystem::path& path, const std::string& bytes) {
    std::ofstream file(path, std::ios::binary);
    file << bytes;
    if (!file.flush()) throw std::runtime_error("No se pudo escribir " + path.string() + ".");
}

std::string file_name(const workflows::CaseDocument& document) {
    std::string name = document.id + "-v" + std::to_string(document.version);
    if (!document.number.empty()) name += "-" + document.number;
    std::replace(name.begin(), name.end(), '/', '-');
    return name + ".pdf";
}

void leave_documents_of(DemoOffice& office, const workflows::CaseState& state,
                        const std::filesystem::path& folder) {
    for (const auto& document : state.documents) {
        const auto pdf = office.installation().contents().read(document.pdf);
        if (!pdf) throw std::runtime_error("Falta el PDF de «" + document.title + "».");
        std::filesystem::create_directories(folder);
        write_file(folder / file_name(document), *pdf);
    }
}

workflows::CaseView view_of(DemoOffice& office) {
    auto view = office.installation().cases().view(office.case_id(), "");
    if (!view) throw std::runtime_error(engine::to_line(view.error()));
    return std::move(*view);
}

template <class T>
T expected(engine::Result<T, engine::Problems> result) {
    if (!result) throw std::runtime_error(engine::to_line(result.error().front()));
    return std::move(*result);
}

}  // namespace

void leave_documents(DemoOffice& office) {
    leave_documents_of(office, view_of(office).state, office.out() / "documentos");
}

void leave_all_documents(DemoOffice& office) {
    auto& house = office.installation();
    for (const auto& each : house.queries().streams(workflows::case_kind)) {
        const auto view = house.cases().view(each.id, "");
        if (!view) throw std::runtime_error(engine::to_line(view.error()));
        leave_documents_of(office, view->state,
                           office.out() / "expedientes" /
                               (std::to_string(each.id.value) + "-" + view->state.package_name));
    }
}

// A story whose tables do not come out whole is not told.
void no_faults(const workflows::Matrix& matrix) {
    if (!matrix.faults.empty())
        throw std::runtime_error(engine::to_line(matrix.faults.front().problem));
}

void leave_tables(DemoOffice& office) {
    auto& house = office.installation();
    const auto organization = house.cases().organization();
    std::filesystem::create_directories(office.out() / "cuadros");
    for (const std::string& name : house.catalog().names()) {
        const auto package = expected(house.catalog().find(name));
        for (const auto& view : workflows::views_of(*package, true)) {
            const auto made = expected(
                workflows::matrix_over_cases(house.cases(), *package, view, "", *organization));
            if (made.cases.empty()) continue;
            no_faults(made.matrix);
            write_file(office.out() / "cuadros" / (name + "-" + view.id + ".xlsx"),
                       workflows::write_matrix(made.matrix, workflows::MatrixFormat::xlsx));
        }
    }
}

void leave_matrix(DemoOffice& office) {
    const auto view = view_of(office);
    const auto definition = expected(workflows::find_view(*view.package, "matriz"));
    const auto matrix = expected(
        workflows::make_matrix(*view.package, definition, workflows::chart_data(view.state)));
    no_faults(matrix);
    write_file(office.out() / "matriz.csv",
               workflows::write_matrix(matrix, workflows::MatrixFormat::csv));
    write_file(office.out() / "matriz.xlsx",
               workflows::write_matrix(matrix, workflows::MatrixFormat::xlsx));
}

void leave_log(DemoOffice& office) {
    const auto view = view_of(office);
    const auto organization = office.installation().cases().organization();
    std::string text = "Bitácora del expediente " + std::to_string(view.id.value) + ": " +
                       view.state.title + " (datos de demostración)\n";
    for (const auto& row : office.installation().queries().entries(office.case_id())) {
        const auto line = workflows::tell(row, *organization);
        text += "\n" + std::to_string(line.sequence) + ". " + line.when + "  " + line.text + "\n";
        for (const auto& each : line.consequences) text += "     - " + each + "\n";
        text += "     huella " + line.hash + "\n";
    }
    write_file(office.out() / "bitacora.txt", text);
}

}  // namespace app
