#include "web/pages/case_file.h"

#include <list>
#include <set>
#include <stdexcept>

#include "engine/base/sha256.h"
#include "forms/zip_writer.h"
#include "web/pages/case_documents.h"
#include "web/pages/case_history.h"

namespace web {
namespace {

// What a reply can hold in memory beside everything else.
constexpr std::size_t most_bytes = std::size_t{400} * 1024 * 1024;

// The files so far; their bytes stay where they are.
class Folder {
 public:
    void add(const std::string& name, std::string bytes) {
        size_ += bytes.size();
        if (size_ > most_bytes)
            throw std::runtime_error(
                "el expediente pesa más de 400 MB. Descargue sus documentos uno por uno.");
        bytes_.push_back(std::move(bytes));
        list_ += engine::sha256_hex(bytes_.back()) + "  " + name + "\n";
        entries_.push_back({name, bytes_.back()});
    }
    // As sha256sum(1) writes and checks it.
    const std::string& list() const { return list_; }
    const std::vector<forms::ZipEntry>& entries() const { return entries_; }

 private:
    std::size_t size_ = 0;
    std::list<std::string> bytes_;
    std::vector<forms::ZipEntry> entries_;
    std::string list_;
};

std::string kept(const Visit& visit, const std::string& sha256) {
    auto bytes = visit.cases.content(sha256);
    if (!bytes)
        throw std::runtime_error("falta el archivo " + sha256 +
                                 ". Avise a Informática: «visado verify» dice qué más falta.");
    return std::move(*bytes);
}

// "03": so that folders list in order.
std::string two_digits(std::size_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string history_text(const CaseHistory& history) {
    std::string text;
    for (std::size_t i = 0; i < history.lines.size(); ++i) {
        const auto& line = history.lines[i];
        text += std::to_string(line.sequence) + ". " + line.when + " (Lima)  " + line.text + "\n";
        for (const auto& each : line.consequences) text += "     - " + each + "\n";
        for (const auto& each : history.attachments[i])
            text += "     - adjunto «" + each.name + "», SHA-256 " + each.sha256 + "\n";
        text += "     huella " + line.hash + "\n";
    }
    return text;
}

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
        "SHA256SUMS       la huella de cada archivo: sha256sum -c SHA256SUMS\n\n"
        "Los documentos emitidos se comprueban con el código que llevan al pie, en la página\n"
        "/verificacion de Visado.\n";
    return text;
}

}  // namespace

std::string write_case_file(const Visit& visit, const workflows::CaseView& view, const Desk& desk,
                            const JobProgress& progress) {
    Folder folder;
    const CaseHistory history = history_of(visit, view.id, desk);
    std::int64_t total = static_cast<std::int64_t>(view.state.documents.size()), done = 0;
    for (const auto& each : history.attachments) total += static_cast<std::int64_t>(each.size());
    folder.add("LEAME.txt", read_me(visit, view, desk));
    folder.add("bitacora.txt", history_text(history));
    for (std::size_t i = 0; i < view.state.documents.size(); ++i) {
        const auto& document = view.state.documents[i];
        progress(done++, total, "Se reúnen los documentos.");
        const std::string name = "documentos/" + two_digits(i + 1) + "-" +
                                 plain_name(document.title) + "-v" +
                                 std::to_string(document.version);
        folder.add(name + ".html", kept(visit, document.html));
        if (!document.pdf.empty()) folder.add(name + ".pdf", kept(visit, document.pdf));
    }
    for (std::size_t i = 0; i < history.attachments.size(); ++i) {
        for (std::size_t j = 0; j < history.attachments[i].size(); ++j) {
            const auto& each = history.attachments[i][j];
            progress(done++, total, "Se reúnen los archivos adjuntos.");
            folder.add("adjuntos/" +
                           two_digits(static_cast<std::size_t>(history.lines[i].sequence)) + "-" +
                           std::to_string(j + 1) + "-" + plain_name(each.name),
                       kept(visit, each.sha256));
        }
    }
    progress(total, total, "Se escribe el archivo.");
    const std::string list = folder.list();
    auto entries = folder.entries();
    entries.push_back({"SHA256SUMS", list});
    const auto seconds =
        std::chrono::duration_cast<std::chrono::seconds>(visit.clock.now().time_since_epoch());
    return forms::write_zip(entries, seconds.count());
}

}  // namespace web
