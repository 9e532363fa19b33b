#include "engine/ecmascript/token_reader.h"

#include <algorithm>
#include <array>

namespace engine::ecmascript {
namespace {

bool starts_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' || c == '\\' ||
           (static_cast<unsigned char>(c) & 0x80) != 0;
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Words after which a value begins, so that `/` opens a regular expression.
constexpr std::array<std::string_view, 12> before_value{"return", "typeof", "case", "in",
                                                        "of",     "delete", "void", "instanceof",
                                                        "new",    "do",     "else", "throw"};

class Reader {
 public:
    explicit Reader(std::string_view source) : source_(source) {}

    std::vector<Token> read() {
        while (at_ < source_.size()) read_one();
        return std::move(tokens_);
    }

 private:
    char here(std::size_t ahead = 0) const {
        return at_ + ahead < source_.size() ? source_[at_ + ahead] : '\0';
    }
    void step() {
        if (source_[at_] == '\n') ++line_;
        ++at_;
    }
    void step_over(std::size_t count) {
        for (std::size_t i = 0; i < count && at_ < source_.size(); ++i) step();
    }

    void read_one() {
        const char c = here();
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v')
            return step();
        if (c == '/' && here(1) == '/') return skip_line();
        if (c == '/' && here(1) == '*') return skip_block();
        begin_ = at_;
        const std::uint32_t line = line_;
        const std::uint32_t depth = static_cast<std::uint32_t>(open_.size());
        Token::Kind kind = Token::Kind::other;
        if (starts_word(c)) {
            kind = Token::Kind::word;
            while (starts_word(here()) || is_digit(here())) step();
        } else if (is_digit(c) || (c == '.' && is_digit(here(1)))) {
            while (starts_word(here()) || is_digit(here()) || here() == '.') step();
        } else if (c == '"' || c == '\'') {
            skip_quoted(c);
        } else if (c == '`') {
            step();
            skip_template();
        } else if (c == '/' && value_may_begin()) {
            skip_expression();
        } else {
            kind = Token::Kind::mark;
            if (!read_bracket(c)) step();
            if (at_ == begin_) return;  // a template went on after its ${…}
        }
        if (kind == Token::Kind::mark && template_closed_) {
            template_closed_ = false;
            kind = Token::Kind::other;
        }
        tokens_.push_back({kind, source_.substr(begin_, at_ - begin_), begin_, depth, line});
    }

    // Brackets of code; a `}` that closes ${ goes back into its template.
    bool read_bracket(char c) {
        if (c == '(' || c == '[' || c == '{') {
            open_.push_back(c);
        } else if ((c == ')' || c == ']' || c == '}') && !open_.empty()) {
            const char opened = open_.back();
            open_.pop_back();
            if (opened == '$' && c == '}') {
                step();
                skip_template();
                template_closed_ = true;
                return true;
            }
        }
        return false;
    }

    void skip_line() {
        while (at_ < source_.size() && here() != '\n') step();
    }
    void skip_block() {
        step_over(2);
        while (at_ < source_.size() && !(here() == '*' && here(1) == '/')) step();
        step_over(2);
    }
    void skip_quoted(char quote) {
        step();
        while (at_ < source_.size() && here() != quote && here() != '\n') {
            step_over(here() == '\\' ? 2 : 1);
        }
        step_over(1);
    }
    // Up to the closing quote or the next ${, whose code is then read as code.
    void skip_template() {
        while (at_ < source_.size()) {
            if (here() == '`') return step();
            if (here() == '$' && here(1) == '{') {
                step_over(2);
                open_.push_back('$');
                return;
            }
            step_over(here() == '\\' ? 2 : 1);
        }
    }
    void skip_expression() {
        bool in_class = false;
        step();
        while (at_ < source_.size() && here() != '\n' && (in_class || here() != '/')) {
            if (here() == '[') in_class = true;
            if (here() == ']') in_class = false;
            step_over(here() == '\\' ? 2 : 1);
        }
        step_over(1);
        while (starts_word(here())) step();
    }
    bool value_may_begin() const {
        if (tokens_.empty()) return true;
        const Token& before = tokens_.back();
        if (before.kind == Token::Kind::other) return false;
        if (before.kind == Token::Kind::mark) {
            return before.text != ")" && before.text != "]" && before.text != "}";
        }
        return std::find(before_value.begin(), before_value.end(), before.text) !=
               before_value.end();
    }

    std::string_view source_;
    std::size_t at_ = 0, begin_ = 0;
    std::uint32_t line_ = 1;
    std::vector<char> open_;
    bool template_closed_ = false;
    std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokens(std::string_view source) {
    return Reader(source).read();
}

}  // namespace engine::ecmascript
