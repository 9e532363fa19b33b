#include "engine/durable/content_store.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include "engine/base/sha256.h"
#include "engine/durable/store_failure.h"

namespace engine::durable {
namespace {

[[noreturn]] void fail(const std::string& what, const std::filesystem::path& place) {
    const std::string reason = std::strerror(errno);
    const bool full = errno == ENOSPC || errno == EDQUOT;
    throw StoreFailure({Refusal::invalid, what + " (" + reason + "); no se guardó nada a medias.",
                        place.string(),
                        full ? "Libere espacio en ese disco y repita la operación."
                             : "Revise la carpeta y los permisos y repita la operación."});
}

// Closes what it opened; fsync before that is what makes bytes and names survive a loss of power.
class Descriptor {
 public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    bool valid() const { return number_ >= 0; }

    bool write_all(std::string_view bytes) const {
        while (!bytes.empty()) {
            const auto written = ::write(number_, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        return true;
    }
    bool sync() const { return ::fsync(number_) == 0; }

 private:
    int number_;
};

void sync_folder(const std::filesystem::path& folder) {
    const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened.valid() || !opened.sync()) fail("No se pudo asegurar la carpeta", folder);
}

// True when the folder was not there before.
bool make_folder(const std::filesystem::path& folder) {
    std::error_code error;
    const bool made = std::filesystem::create_directories(folder, error);
    if (error) {
        errno = error.value();
        fail("No se pudo crear la carpeta", folder);
    }
    return made;
}

void write_beside_and_rename(std::string_view bytes, const std::filesystem::path& target) {
    std::string beside = target.string() + ".XXXXXX";
    const Descriptor file(::mkostemp(beside.data(), O_CLOEXEC));
    if (!file.valid()) fail("No se pudo crear el archivo", target);
    if (!file.write_all(bytes) || !file.sync() || ::rename(beside.c_str(), target.c_str()) != 0) {
        const int reason = errno;
        ::unlink(beside.c_str());
        errno = reason;
        fail("No se pudo guardar el archivo", target);
    }
}

std::optional<std::string> bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(in), {});
}

}  // namespace

bool is_sha256_name(std::string_view text) {
    return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

ContentStore::ContentStore(std::filesystem::path root) : root_(std::move(root)) {
    make_folder(root_);
}

std::string ContentStore::keep(std::string_view bytes) {
    const std::string name = sha256_hex(bytes);
    const auto target = path_of(name);
    const auto folder = target.parent_path();
    if (make_folder(folder)) sync_folder(root_);
    // A damaged file under this name is replaced by the right bytes.
    if (bytes_of(target) != bytes) write_beside_and_rename(bytes, target);
    // Also when it was there: whoever renamed it may not have come to this line.
    sync_folder(folder);
    return name;
}

std::optional<std::string> ContentStore::read(const std::string& sha256) const {
    if (!is_sha256_name(sha256)) return std::nullopt;
    auto bytes = bytes_of(path_of(sha256));
    if (bytes && sha256_hex(*bytes) != sha256) {
        throw StoreFailure({Refusal::invalid, "El archivo guardado fue alterado.",
                            path_of(sha256).string(),
                            "Ejecute visado verify y restaure ese archivo de la última copia de "
                            "seguridad."});
    }
    return bytes;
}

bool ContentStore::has(const std::string& sha256) const {
    std::error_code unreadable;
    return is_sha256_name(sha256) && std::filesystem::exists(path_of(sha256), unreadable);
}

std::filesystem::path ContentStore::path_of(const std::string& sha256) const {
    return root_ / sha256.substr(0, 2) / sha256.substr(2);
}

}  // namespace engine::durable
