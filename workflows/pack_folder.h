#pragma once

#include <list>
#include <stdexcept>
#include <string>
#include <vector>

#include "engine/base/value.h"
#include "forms/zip_writer.h"

namespace workflows {

// A file's name as any program can write it: lower case, a-z, digits, "." and "-", no path, at most
// 100 characters. Whatever it came from, it names nothing outside its folder.
std::string plain_file_name(const std::string& name);

// What a file of a pack is, in words, for its index.
struct PackedFile {
    std::string name;    // inside the pack
    std::string what;    // "Documento", "Evidencia", "Cuadro"
    std::string title;   // "Informe de opinión, versión 2"
    std::string number;  // as printed; empty without
    std::string code;    // of verification; empty without
    std::string date;    // ISO day; empty without
    std::string sha256;
    std::size_t size = 0;
};

// What a pack holds is beyond `most_bytes`; what() is Spanish, for people.
class PackTooLarge : public std::runtime_error {
 public:
    using std::runtime_error::runtime_error;
};

// The files of a pack while it is made.
class PackFolder {
 public:
    static constexpr std::size_t most_bytes = std::size_t{400} * 1024 * 1024;

    // Name, what, title … of `file` as given; hash and size are counted here. A name that is taken
    // gets "-2". Throws PackTooLarge.
    void add(PackedFile file, std::string bytes);

    const std::vector<PackedFile>& files() const { return files_; }
    // As sha256sum(1) writes and checks it.
    std::string sums() const;
    // As a table: CSV.
    std::string index() const;
    // The archive; `seconds` since 1970 date its files. Same files, same bytes.
    std::string zip(std::int64_t seconds) const;

 private:
    std::size_t size_ = 0;
    std::list<std::string> bytes_;
    std::vector<PackedFile> files_;
};

}  // namespace workflows
