#include "engine/statechart/scxml_reader.h"

#include "engine/statechart/state_reader.h"

namespace engine::statechart {
namespace {

bool read_head(const XmlElement& root, ElementReader& elements) {
    if (!is_scxml(root, "scxml")) {
        elements.complain(root.line,
                          "El elemento raíz no es <scxml> del espacio de nombres " +
                              std::string(scxml_namespace) + ".",
                          "Empiece el archivo con <scxml xmlns=\"" + std::string(scxml_namespace) +
                              "\" version=\"1.0\">.");
        return false;
    }
    elements.check_attributes(root,
                              {"initial", "name", "version", "datamodel", "binding", "exmode"});
    Chart& chart = elements.chart();
    chart.name = elements.optional(root, "name");
    if (elements.optional(root, "version") != "1.0") {
        elements.complain(root.line, "Falta version=\"1.0\" en <scxml>.", "Agréguelo.");
    }
    if (const std::string* model = root.attribute("datamodel")) chart.data_model = *model;
    chart.late_binding = elements.one_of(root, "binding", {"early", "late"}) == "late";
    return true;
}

}  // namespace

Result<Chart, Problems> read_scxml(std::string_view text, const std::string& file,
                                   const SourceLoader& load) {
    const auto root = read_xml(text, file);
    if (!root) return Problems{root.error()};
    Chart chart;
    chart.file = file;
    Problems problems;
    ElementReader elements(chart, problems, load);
    if (read_head(*root, elements)) StateReader(elements).read(*root);
    if (!problems.empty()) return problems;
    return chart;
}

}  // namespace engine::statechart
