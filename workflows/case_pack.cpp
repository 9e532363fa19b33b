#include "workflows/case_pack.h"

#include <algorithm>
#include <stdexcept>

#include "engine/calendar/lima_time.h"
#include "workflows/attachments.h"
#include "workflows/audit_trail.h"
#include "workflows/authority.h"
#include "workflows/case_decider.h"
#include "workflows/case_matrix.h"
#include "workflows/pack_index.h"

namespace workflows {
namespace {

using engine::Done;
using engine::Problem;
using engine::Problems;
using engine::Refusal;
using engine::Value;

std::string kept(const Cases& cases, const std::string& sha256) {
    auto bytes = cases.content(sha256);
    if (!bytes)
        throw std::runtime_error("falta el archivo " + sha256 +
                                 ". Avise a Informática: «visado verify» dice qué más falta.");
    return std::move(*bytes);
}

// "03": so that folders list in order.
std::string two_digits(std::size_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

PackedFile about(const CaseDocument& document, const std::string& what) {
    PackedFile file;
    file.what = what;
    file.title = document.title + ", versión " + std::to_string(document.version);
    file.number = document.number;
    file.code = document.code;
    file.date = document.date;
    return file;
}

// HTML, and PDF once made. Of a pack for others the PDF alone, where there is one.
void add_document(const Cases& cases, const CaseDocument& document, std::size_t number,
                  bool pdf_alone, PackFolder& folder) {
    const std::string name = "documentos/" + two_digits(number) + "-" +
                             plain_file_name(document.title) + "-v" +
                             std::to_string(document.version);
    const std::string kind =
        document.draft ? "Proyecto, sin valor de documento emitido" : "Documento";
    if (!pdf_alone || document.pdf.empty()) {
        PackedFile file =
            about(document, document.pdf.empty() ? kind + " (su PDF aún se prepara)" : kind);
        file.name = name + ".html";
        folder.add(std::move(file), kept(cases, document.html));
    }
    if (document.pdf.empty()) return;
    PackedFile file = about(document, kind);
    file.name = name + ".pdf";
    folder.add(std::move(file), kept(cases, document.pdf));
}

Value request_of(const engine::durable::JournalRow& row) {
    try {
        const Value entry = Value::parse(row.bytes);
        if (entry.at("request").contains("data")) return entry["request"]["data"];
    } catch (const Value::exception&) {
        // Told as unreadable by its line of the history.
    }
    return nullptr;
}

Problems faults_of(const Matrix& matrix) {
    Problems problems;
    for (const MatrixFault& each : matrix.faults) problems.push_back(each.problem);
    return problems;
}

engine::Result<Done, Problems> add_table(const Matrix& matrix, const std::string& id,
                                         PackFolder& folder) {
    if (!matrix.faults.empty()) return faults_of(matrix);
    for (const auto& [ending, format] :
         {std::pair{".xlsx", MatrixFormat::xlsx}, {".csv", MatrixFormat::csv}}) {
        PackedFile file;
        file.name = "cuadros/" + plain_file_name(id) + ending;
        file.what = "Cuadro";
        file.title = matrix.title;
        folder.add(std::move(file), write_matrix(matrix, format));
    }
    return Done{};
}

void add_evidence(const Cases& cases, const Value& data, const PackDefinition& pack,
                  PackFolder& folder) {
    std::size_t number = 0;
    for (const std::string& path : pack.evidence) {
        const Value* found = engine::find_path(data, path);
        if (found == nullptr) continue;
        for (const Attachment& each : attachments_in(*found)) {
            PackedFile file;
            file.name = "evidencias/" + two_digits(++number) + "-" + plain_file_name(each.name);
            file.what = "Evidencia";
            file.title = each.name;
            folder.add(std::move(file), kept(cases, each.sha256));
        }
    }
}

}  // namespace

void pack_whole_case(const Cases& cases, const CaseView& view, const Organization& organization,
                     const PackProgress& progress, PackFolder& folder) {
    std::string history;
    std::vector<std::pair<std::int64_t, std::vector<Attachment>>> brought;
    std::int64_t total = static_cast<std::int64_t>(view.state.documents.size()), done = 0;
    for (const auto& row : cases.queries().entries(view.id)) {
        const TrailLine line = tell(row, organization);
        history +=
            std::to_string(line.sequence) + ". " + line.when + " (Lima)  " + line.text + "\n";
        for (const std::string& each : line.consequences) history += "     - " + each + "\n";
        brought.emplace_back(line.sequence, attachments_in(request_of(row)));
        for (const Attachment& each : brought.back().second)
            history += "     - adjunto «" + each.name + "», SHA-256 " + each.sha256 + "\n";
        history += "     huella " + line.hash + "\n";
        total += static_cast<std::int64_t>(brought.back().second.size());
    }
    PackedFile trail;
    trail.name = "bitacora.txt";
    trail.what = "Bitácora";
    trail.title = "Quién hizo qué, con la huella de cada entrada";
    folder.add(std::move(trail), std::move(history));
    for (std::size_t i = 0; i < view.state.documents.size(); ++i) {
        progress(done++, total, "Se reúnen los documentos.");
        add_document(cases, view.state.documents[i], i + 1, false, folder);
    }
    for (const auto& [sequence, files] : brought) {
        for (std::size_t i = 0; i < files.size(); ++i) {
            progress(done++, total, "Se reúnen los archivos adjuntos.");
            PackedFile file;
            file.name = "adjuntos/" + two_digits(static_cast<std::size_t>(sequence)) + "-" +
                        std::to_string(i + 1) + "-" + plain_file_name(files[i].name);
            file.what = "Adjunto";
            file.title = files[i].name;
            folder.add(std::move(file), kept(cases, files[i].sha256));
        }
    }
    progress(total, total, "Se escribe el archivo.");
}

engine::Result<Done, Problems> pack_case(const Cases& cases, const CaseView& view,
                                         const PackDefinition& pack, PackFolder& folder) {
    std::size_t number = 0;
    for (const std::string& id : pack.documents) {
        if (const CaseDocument* document = view.state.newest(id))
            add_document(cases, *document, ++number, true, folder);
    }
    add_evidence(cases, chart_data(view.state), pack, folder);
    for (const std::string& id : pack.views) {
        const auto definition = view_named(*view.package, id, false);
        if (!definition) return Problems{definition.error()};
        const auto matrix = make_matrix(*view.package, *definition, chart_data(view.state));
        if (!matrix) return matrix.error();
        if (auto added = add_table(*matrix, id, folder); !added) return added.error();
    }
    return Done{};
}

engine::Result<Done, Problems> pack_cases(Cases& cases, const Package& package,
                                          const PackDefinition& pack, const std::string& person,
                                          const Organization& organization, PackFolder& folder) {
    for (const std::string& id : pack.views) {
        const auto definition = view_named(package, id, true);
        if (!definition) return Problems{definition.error()};
        const auto made = matrix_over_cases(cases, package, *definition, person, organization);
        if (!made) return made.error();
        if (auto added = add_table(made->matrix, id, folder); !added) return added.error();
    }
    return Done{};
}

engine::durable::Instant last_change(const Cases& cases) {
    engine::durable::Instant last{};
    for (const auto& each : cases.queries().streams(case_kind, {}, 1'000'000))
        last = std::max(last, each.updated);
    return last;
}

std::string pack_state(const Cases& cases, const CaseView& view, const Organization& organization) {
    const auto entries = cases.queries().entries(view.id);
    std::string text = "Expediente " + std::to_string(view.id.value) + ", " + view.state.title +
                       " (" + view.package->title + "). Situación: " + view.state.status + ".";
    if (entries.empty()) return text;
    const TrailLine last = tell(entries.back(), organization);
    return text + " Como quedó con la entrada " + std::to_string(last.sequence) + " del " +
           last.when + " (hora de Lima), huella " + last.hash + ".";
}

void add_index(const PackDefinition& pack, const std::string& state, PackFolder& folder) {
    PackedFile people, programs, sums;
    people.name = "indice.html";
    programs.name = "indice.csv";
    sums.name = "SHA256SUMS";
    std::string page = pack_index(pack, state, folder.files());
    std::string table = folder.index();
    folder.add(std::move(people), std::move(page));
    folder.add(std::move(programs), std::move(table));
    std::string list = folder.sums();
    folder.add(std::move(sums), std::move(list));
}

}  // namespace workflows
