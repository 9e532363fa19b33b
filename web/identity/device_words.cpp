#include "web/identity/device_words.h"

#include <array>

namespace web {
namespace {

struct Mark {
    const char *sign, *words;
};

// The first that stands in the text wins: every browser also calls itself by its forerunners.
constexpr std::array browsers = {
    Mark{"Edg", "Edge"},       Mark{"OPR/", "Opera"},    Mark{"Firefox/", "Firefox"},
    Mark{"Chrome/", "Chrome"}, Mark{"CriOS/", "Chrome"}, Mark{"FxiOS/", "Firefox"},
    Mark{"Safari/", "Safari"},
};
constexpr std::array systems = {
    Mark{"Android", "Android"}, Mark{"iPhone", "iPhone"}, Mark{"iPad", "iPad"},
    Mark{"Windows", "Windows"}, Mark{"Mac OS", "Mac"},    Mark{"Linux", "Linux"},
};

template <class Marks>
std::string first_of(const Marks& marks, const std::string& text) {
    for (const Mark& mark : marks) {
        if (text.find(mark.sign) != std::string::npos) return mark.words;
    }
    return "";
}

}  // namespace

std::string device_words(const std::string& user_agent) {
    const std::string browser = first_of(browsers, user_agent);
    const std::string system = first_of(systems, user_agent);
    const std::string words = browser.empty() ? "Otro navegador" : browser;
    return system.empty() ? words : words + " en " + system;
}

}  // namespace web
