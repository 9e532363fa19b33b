#include "web/http/header_parameters.h"

#include <algorithm>

namespace web {
namespace {

class Reader {
 public:
    explicit Reader(std::string_view text) : rest_(text) {}

    void skip_blanks() {
        while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\t'))
            rest_.remove_prefix(1);
    }
    bool at_end() const { return rest_.empty(); }
    bool take(char wanted) {
        if (rest_.empty() || rest_.front() != wanted) return false;
        rest_.remove_prefix(1);
        return true;
    }
    std::string until_one_of(std::string_view ends) {
        const auto size = std::min(rest_.find_first_of(ends), rest_.size());
        std::string word(rest_.substr(0, size));
        rest_.remove_prefix(size);
        return word;
    }
    // What follows an opening quote. Only \" is an escape: Windows paths have backslashes.
    std::optional<std::string> quoted() {
        std::string word;
        while (!rest_.empty()) {
            if (take('"')) return word;
            if (rest_.starts_with("\\\"")) rest_.remove_prefix(1);
            word += rest_.front();
            rest_.remove_prefix(1);
        }
        return std::nullopt;
    }

 private:
    std::string_view rest_;
};

}  // namespace

std::optional<std::map<std::string, std::string>> header_parameters(std::string_view value) {
    std::map<std::string, std::string> parameters;
    Reader reader(value);
    reader.until_one_of(";");
    while (!reader.at_end()) {
        if (!reader.take(';')) return std::nullopt;
        reader.skip_blanks();
        if (reader.at_end()) break;
        std::string name = reader.until_one_of("=; \t\"");
        for (char& c : name) {
            if ('A' <= c && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        }
        if (name.empty() || !reader.take('=')) return std::nullopt;
        std::optional<std::string> word =
            reader.take('"') ? reader.quoted() : reader.until_one_of("; \t\"");
        if (!word || !parameters.emplace(name, *word).second) return std::nullopt;
        reader.skip_blanks();
    }
    return parameters;
}

}  // namespace web
