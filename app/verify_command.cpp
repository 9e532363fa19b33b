#include "app/verify_command.h"

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>

#include "app/command_line.h"
#include "workflows/installation.h"
#include "workflows/pdf_check.h"

namespace app {
namespace {

using engine::Value;

struct VerifyOptions {
    std::string against;
    bool pdf = false;
    bool json = false;
};

// "41:9c1e…": size and root of the tree, as a resolution prints them.
std::optional<engine::durable::TreeHead> parse_head(const std::string& text) {
    if (text.empty()) return std::nullopt;
    engine::durable::TreeHead head;
    const auto colon = text.find(':');
    const auto read =
        std::from_chars(text.data(), text.data() + std::min(colon, text.size()), head.size);
    if (colon == std::string::npos || read.ec != std::errc{} || text.size() - colon != 65) {
        throw UsageError(
            "--against: escriba TAMAÑO:RAÍZ como está impreso, por ejemplo 41:9c1e… (64 dígitos).");
    }
    head.root = text.substr(colon + 1);
    return head;
}

void print(const engine::durable::VerifyReport& report, std::ostream& out) {
    for (const auto& [name, count] : report.checked) out << "  " << name << ": " << count << '\n';
    out << "  cabeza del registro: " << report.head.size << ':' << report.head.root << '\n';
    if (report.in_order()) {
        out << "Todo en orden: nada fue alterado, quitado, agregado ni movido.\n";
        return;
    }
    out << report.findings.size()
        << (report.findings.size() == 1 ? " hallazgo:\n" : " hallazgos:\n");
    for (const auto& finding : report.findings)
        out << "  " << finding.place << ": " << finding.message << '\n';
}

// The PDFs' part of the report; findings join the others.
void add_pdfs(engine::durable::VerifyReport& report, CommandContext& context) {
    forms::PdfRenderer renderer;
    const auto checked = workflows::check_pdfs(context.data_directory, renderer);
    if (!checked) return context.refuse(checked.error());
    report.checked["PDF generados de nuevo, idénticos"] = checked->regenerated;
    report.checked["PDF archivados, íntegros; no regenerados: otra versión del generador"] =
        checked->archived;
    report.checked["PDF por generar"] = checked->waiting;
    report.findings.insert(report.findings.end(), checked->findings.begin(),
                           checked->findings.end());
}

void run(const VerifyOptions& options, CommandContext& context) {
    const auto against = parse_head(options.against);
    if (!std::filesystem::exists(
            engine::durable::DataDirectory::database_path(context.data_directory))) {
        return context.refuse({engine::Refusal::not_found, "No hay un almacén en esa carpeta.",
                               context.data_directory.string(), "Revise --data."});
    }
    auto report = workflows::verify_installation(context.data_directory, against);
    if (options.pdf) add_pdfs(report, context);
    if (!report.in_order()) context.exit = Exit::refused;
    if (!options.json) {
        context.out << "Verificación de " << context.data_directory.string() << '\n';
        return print(report, context.out);
    }
    Value findings = Value::array();
    for (const auto& finding : report.findings)
        findings.push_back({{"place", finding.place}, {"message", finding.message}});
    Value checked = Value::object();
    for (const auto& [name, count] : report.checked) checked[name] = count;
    context.out << Value{{"in_order", report.in_order()},
                         {"checked", checked},
                         {"findings", findings},
                         {"head", {{"size", report.head.size}, {"root", report.head.root}}}}
                       .dump(2)
                << '\n';
}

}  // namespace

void add_verify_command(CLI::App& root, CommandContext& context) {
    const auto options = std::make_shared<VerifyOptions>();
    CLI::App& command =
        add_command(root, "verify", "Comprueba que nada del almacén fue alterado",
                    "  visado verify --data out/demo/data\n  visado verify --against 41:9c1e…");
    add_data_option(command, context);
    command.add_option("--against", options->against,
                       "Cabeza del registro impresa en una resolución: TAMAÑO:RAÍZ");
    command.add_flag("--pdf", options->pdf,
                     "Además genera de nuevo cada PDF y lo compara (unos segundos cada uno)");
    command.add_flag("--json", options->json, "Escribe el resultado en JSON");
    command.callback([options, &context] { run(*options, context); });
}

}  // namespace app
