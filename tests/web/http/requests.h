#pragma once

#include <string>

namespace test {

inline std::string get(const std::string& target, const std::string& headers = "") {
    return "GET " + target + " HTTP/1.1\r\nHost: visado.gob.pe\r\n" + headers + "\r\n";
}

// A form, with its length.
inline std::string post(const std::string& target, const std::string& form,
                        const std::string& headers = "") {
    return "POST " + target +
           " HTTP/1.1\r\nHost: visado.gob.pe\r\nContent-Type: "
           "application/x-www-form-urlencoded\r\n" +
           headers + "Content-Length: " + std::to_string(form.size()) + "\r\n\r\n" + form;
}

}  // namespace test
