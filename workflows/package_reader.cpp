#include <algorithm>

#include "engine/base/sha256.h"
#include "engine/statechart/scxml_reader.h"
#include "forms/form_reader.h"
#include "workflows/package.h"
#include "workflows/schedule.h"

namespace workflows {
namespace {

using engine::Problem;
using engine::Problems;
using engine::Refusal;
using engine::Value;

class PackageReader {
 public:
    PackageReader(Package& package, Problems& problems) : package_(package), problems_(problems) {}

    void read() {
        read_manifest();
        if (!problems_.empty()) return;
        read_chart();
        read_forms();
        read_templates();
        read_notices();
    }

 private:
    void complain(std::string place, std::string message, std::string remedy) {
        problems_.push_back(
            {Refusal::invalid, std::move(message), std::move(place), std::move(remedy)});
    }
    void add(Problems more) { problems_.insert(problems_.end(), more.begin(), more.end()); }

    const std::string* file(const std::string& path) const {
        const auto found = package_.files.find(path);
        return found == package_.files.end() ? nullptr : &found->second;
    }

    std::string text(const Value& object, const char* key, const std::string& place,
                     bool required = true) {
        if (object.is_object() && object.contains(key) && object[key].is_string())
            return object[key].get<std::string>();
        if (required)
            complain("package.json", "Falta «" + place + key + "» (texto).", "Agréguelo.");
        return "";
    }

    // Calls `each(name, value)` for the members of manifest[key]; complains when it is no object.
    template <class Each>
    void members(const char* key, Each each) {
        if (!package_.manifest.contains(key)) return;
        const Value& object = package_.manifest[key];
        if (!object.is_object())
            return complain("package.json", std::string("«") + key + "» debe ser un objeto.",
                            "Corríjalo.");
        for (const auto& [name, value] : object.items()) each(name, value);
    }

    void read_manifest() {
        const std::string* source = file("package.json");
        if (source == nullptr)
            return complain("package.json", "Al paquete le falta package.json.",
                            "Créelo; vea docs/charts.md.");
        auto parsed = engine::parse_json(*source, "package.json");
        if (!parsed) return problems_.push_back(parsed.error());
        if (!parsed->is_object())
            return complain("package.json", "Debe ser un objeto JSON.", "Corríjalo.");
        package_.manifest = std::move(*parsed);
        package_.name = text(package_.manifest, "name", "");
        package_.title = text(package_.manifest, "title", "");
        package_.version = text(package_.manifest, "version", "");
        if (package_.manifest.contains("start")) read_start(package_.manifest["start"]);
        members("documents", [&](const std::string& name, const Value& value) {
            const std::string place = "documents." + name + ".";
            package_.documents[name] = {text(value, "title", place), text(value, "template", place),
                                        text(value, "data", place, false)};
        });
        members("series",
                [&](const std::string& name, const Value& value) { read_series(name, value); });
        read_profiles();
        if (const auto schedules = schedule_definitions(package_.manifest, package_.files);
            !schedules)
            add(schedules.error());
    }

    void read_start(const Value& start) {
        if (start.is_object() && start.contains("settings")) {
            for (const auto& name : start["settings"]) {
                if (name.is_string()) package_.settings.push_back(name.get<std::string>());
            }
        }
        auto performers = parse_performers(text(start, "by", "start."));
        if (performers)
            package_.starters = std::move(*performers);
        else
            complain("package.json", performers.error().message, performers.error().remedy);
    }

    void read_series(const std::string& name, const Value& value) {
        auto series = forms::read_series(name, value, "", "package.json, series." + name);
        if (series)
            package_.series.emplace(name, std::move(*series));
        else
            add(series.error());
    }

    void read_profiles() {
        if (!package_.manifest.contains("profiles")) return;
        for (const auto& row : package_.manifest["profiles"]) {
            const auto day = engine::calendar::parse_date(text(row, "valid_from", "profiles."));
            if (!day || !row.contains("values")) {
                complain("package.json", "Cada perfil necesita «valid_from» (fecha) y «values».",
                         "Corríjalo.");
                continue;
            }
            package_.profiles.push_back({*day, row["values"]});
        }
        std::sort(
            package_.profiles.begin(), package_.profiles.end(),
            [](const ProfileRow& a, const ProfileRow& b) { return a.valid_from < b.valid_from; });
    }

    void read_chart() {
        const std::string path = text(package_.manifest, "chart", "");
        const std::string* source = file(path);
        if (source == nullptr)
            return complain(path, "No existe el diagrama.", "Corrija «chart» en package.json.");
        auto chart = engine::statechart::read_scxml(
            *source, path, [&](const std::string& name) -> engine::Result<std::string> {
                if (const std::string* found = file(name))
                    return *found;  // only what the package holds
                return Problem{Refusal::not_found, "no está en el paquete.", name,
                               "Ponga el archivo en la carpeta del paquete."};
            });
        if (!chart) return add(chart.error());
        package_.chart = std::move(*chart);
        package_.procedure = read_procedure(package_.chart, problems_);
    }

    void read_forms() {
        for (const auto& [path, source] : package_.files) {
            if (!path.starts_with("forms/") || !path.ends_with(".json")) continue;
            auto form = forms::read_form(source, path);
            if (!form) {
                add(form.error());
                continue;
            }
            const std::string id = path.substr(6, path.size() - 11);
            if (form->id != id)
                complain(path, "El formulario se llama «" + form->id + "».",
                         "Use el nombre del archivo: «" + id + "».");
            package_.forms.emplace(id, std::move(*form));
        }
    }

    void read_templates() {
        forms::Partials partials;
        for (const auto& [path, source] : package_.files) {
            if (!path.starts_with("documents/") || !path.ends_with(".mustache")) continue;
            partials[path.substr(10, path.size() - 19)] = {path, source};
        }
        for (const auto& [name, document] : package_.documents) {
            const std::string* source = file(document.template_file);
            if (source == nullptr) {
                complain("package.json",
                         "El documento «" + name + "» nombra la plantilla «" +
                             document.template_file + "», que no existe.",
                         "Créela o corrija el nombre.");
                continue;
            }
            if (package_.templates.count(document.template_file) != 0) continue;
            auto parsed = forms::DocumentTemplate::parse({document.template_file, *source},
                                                         partials, forms::Escaping::html);
            if (parsed)
                package_.templates.emplace(document.template_file, std::move(*parsed));
            else
                add(parsed.error());
        }
    }

    void read_notices() {
        for (const auto& [path, source] : package_.files) {
            if (!path.starts_with("notices/") || !path.ends_with(".mustache")) continue;
            const std::size_t line_end = source.find('\n');
            if (!source.starts_with("Asunto: ") || line_end == std::string::npos) {
                complain(path + ":1", "El aviso no empieza con «Asunto: …».",
                         "Ponga el asunto en la primera línea y deje una línea en blanco.");
                continue;
            }
            const std::size_t body_start =
                std::min(source.find_first_not_of("\r\n", line_end), source.size());
            auto subject = forms::DocumentTemplate::parse({path, source.substr(8, line_end - 8)},
                                                          {}, forms::Escaping::none);
            auto body = forms::DocumentTemplate::parse({path, source.substr(body_start)}, {},
                                                       forms::Escaping::none);
            if (!subject) add(subject.error());
            if (!body) add(body.error());
            if (subject && body)
                package_.notices.emplace(path.substr(8, path.size() - 17),
                                         NoticeTemplate{*subject, *body});
        }
    }

    Package& package_;
    Problems& problems_;
};

}  // namespace

Value Package::profile_on(engine::calendar::Date day) const {
    Value values = Value::object();
    for (const ProfileRow& row : profiles) {
        if (row.valid_from <= day) values = row.values;
    }
    return values;
}

engine::Result<std::shared_ptr<const Package>, Problems> read_package(PackageFiles files) {
    auto package = std::make_shared<Package>();
    package->hash = engine::sha256_hex(package_bundle(files));
    package->files = std::move(files);
    Problems problems;
    PackageReader(*package, problems).read();
    if (!problems.empty()) return problems;
    return std::shared_ptr<const Package>(std::move(package));
}

}  // namespace workflows
