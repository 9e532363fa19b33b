// What a package takes from the stationery beside it.
#include <fstream>

#include <catch2/catch.hpp>

#include "tests/support/temporary_directory.h"
#include "workflows/package.h"

namespace {

namespace fs = std::filesystem;

class Folder {
 public:
    void write(const std::string& file, const std::string& text) {
        fs::create_directories((folder_.path() / file).parent_path());
        std::ofstream(folder_.path() / file) << text;
    }
    auto read(const std::string& stationery) {
        write("oficio/package.json", R"({"name": "oficio", "stationery": )" + stationery + "}");
        return workflows::read_package_files(folder_.path() / "oficio");
    }
    fs::path path() const { return folder_.path(); }

 private:
    TemporaryDirectory folder_;
};

}  // namespace

TEST_CASE("what a package names of the stationery becomes its own, and only that") {
    Folder folder;
    folder.write("papeleria/documents/pie.mustache", "pie");
    folder.write("papeleria/documents/membrete.mustache", "membrete");
    const auto files = folder.read(R"(["documents/pie.mustache"])");
    REQUIRE(files);
    CHECK(files->at("documents/pie.mustache") == "pie");
    CHECK(files->count("documents/membrete.mustache") == 0);
}

TEST_CASE("what is no stationery is refused with its name") {
    Folder folder;
    folder.write("papeleria/documents/pie.mustache", "pie");
    folder.write("papeleria/secreto.js", "function s() {}");
    folder.write("otro/documents/pie.mustache", "de otro");
    fs::create_symlink("/etc/hostname", folder.path() / "papeleria/documents/enlace.mustache");
    const auto stationery = GENERATE(values<std::string>(
        {R"(["documents/nada.mustache"])", R"(["documents/../../otro/documents/pie.mustache"])",
         R"(["secreto.js"])", R"(["/etc/hostname"])", R"(["documents/enlace.mustache"])",
         R"([7])"}));
    CAPTURE(stationery);
    const auto files = folder.read(stationery);
    REQUIRE_FALSE(files);
    REQUIRE(files.error().size() == 1);
    CHECK(files.error()[0].message.find("no está entre lo común") != std::string::npos);
}

TEST_CASE("a package that has the file already must choose") {
    Folder folder;
    folder.write("papeleria/documents/pie.mustache", "pie");
    folder.write("oficio/documents/pie.mustache", "propio");
    const auto files = folder.read(R"(["documents/pie.mustache"])");
    REQUIRE_FALSE(files);
    CHECK(files.error()[0].message == "El paquete ya tiene «documents/pie.mustache».");
}
