#include "notifier/spool_channel.h"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/sha256.h"

namespace notifier {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_id_in_name = 120;

[[noreturn]] void fail(const char* action) {
    throw std::system_error(errno, std::generic_category(), action);
}

class File {
 public:
    File(const fs::path& path, int flags)
        : descriptor_(::open(path.c_str(), flags | O_CLOEXEC, 0640)) {
        if (descriptor_ < 0) fail("open");
    }
    ~File() { ::close(descriptor_); }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    void write(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
            if (count < 0 && errno == EINTR) continue;
            if (count < 0) fail("write");
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
    }
    void sync() {
        if (::fsync(descriptor_) != 0) fail("fsync");
    }

 private:
    int descriptor_;
};

// A name of its own per writer; removed again unless the file took its final name.
class Draft {
 public:
    explicit Draft(const fs::path& folder) : name_((folder / ".escribiendo-XXXXXX").string()) {
        const int descriptor = ::mkstemp(name_.data());
        if (descriptor < 0) fail("mkstemp");
        ::close(descriptor);
    }
    ~Draft() { ::unlink(name_.c_str()); }
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;
    const std::string& name() const { return name_; }

 private:
    std::string name_;
};

void keep(const fs::path& folder, const fs::path& target, std::string_view bytes) {
    const Draft draft(folder);
    File file(draft.name(), O_WRONLY);
    file.write(bytes);
    file.sync();
    if (::chmod(draft.name().c_str(), 0640) != 0) fail("chmod");
    // link, not rename: it never replaces a file that another writer put there first.
    if (::link(draft.name().c_str(), target.c_str()) != 0 && errno != EEXIST) fail("link");
    File(folder, O_RDONLY | O_DIRECTORY).sync();
}

std::string words_of(const std::system_error& failure, const fs::path& folder) {
    const std::string place = "la carpeta de correo saliente «" + folder.string() + "»";
    switch (failure.code().value()) {
        case ENOENT:
        case ENOTDIR:
            return "No existe " + place + ". Créela o corrija la configuración.";
        case EACCES:
        case EPERM:
        case EROFS:
            return "No se puede escribir en " + place + ". Dé permiso de escritura al servicio.";
        case ENOSPC:
        case EDQUOT:
            return "No queda espacio en disco para " + place +
                   ". Libere espacio; nada se ha perdido.";
        default:
            return "No se pudo escribir en " + place + ": " + failure.code().message() + ".";
    }
}

}  // namespace

std::string spool_file_name(const Posting& posting) {
    using namespace std::chrono;
    const auto day = floor<days>(posting.date);
    const year_month_day date(day);
    const hh_mm_ss time(posting.date - day);
    char stamp[64];
    std::snprintf(
        stamp, sizeof stamp, "%04d%02u%02uT%02d%02d%02d.%03dZ", static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
        static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
        static_cast<int>(time.seconds().count()), static_cast<int>(time.subseconds().count()));
    std::string id = posting.message_id.substr(0, max_id_in_name);
    std::replace_if(
        id.begin(), id.end(),
        [](unsigned char c) { return !(c < 0x80 && std::isalnum(c) != 0) && c != '.' && c != '_'; },
        '-');
    return std::string(stamp) + "_" + id + "_" +
           engine::sha256_hex(posting.message_id).substr(0, 8) + ".eml";
}

SpoolChannel::SpoolChannel(fs::path folder) : folder_(std::move(folder)) {
}

std::vector<RecipientOutcome> SpoolChannel::send(const Posting& posting) {
    const fs::path target = folder_ / spool_file_name(posting);
    try {
        keep(folder_, target, posting.bytes);
    } catch (const std::system_error& failure) {
        return same_for_all(posting, Fate::channel_fault, words_of(failure, folder_));
    }
    return same_for_all(posting, Fate::sent, "Guardado como " + target.filename().string() + ".");
}

}  // namespace notifier
