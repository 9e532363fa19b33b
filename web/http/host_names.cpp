#include "web/http/host_names.h"

#include <algorithm>

#include <Poco/Net/IPAddress.h>

namespace web {
namespace {

using Poco::Net::IPAddress;

bool is_loopback(const std::string& name) {
    IPAddress address;
    return name == "localhost" || (IPAddress::tryParse(name, address) && address.isLoopback());
}

bool same_address(const std::string& a, const std::string& b) {
    IPAddress first, second;
    return IPAddress::tryParse(a, first) && IPAddress::tryParse(b, second) && first == second;
}

}  // namespace

std::string host_name(const std::string& host) {
    std::string name = host;
    if (name.starts_with('[')) {
        name = name.substr(1, name.find(']') - 1);
    } else if (std::count(name.begin(), name.end(), ':') == 1) {
        name.erase(name.find(':'));
    }
    if (name.size() > 1 && name.ends_with('.')) name.pop_back();
    for (char& c : name) {
        if ('A' <= c && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return name;
}

bool is_host_name(const std::string& text) {
    IPAddress address;
    if (IPAddress::tryParse(text, address)) return true;
    const auto fits = [](char c) {
        return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') ||
               c == '.' || c == '-';
    };
    return !text.empty() && text.size() <= 253 && text.front() != '.' && text.front() != '-' &&
           std::all_of(text.begin(), text.end(), fits);
}

bool answers_to(const std::string& host, const std::string& own,
                const std::vector<std::string>& names) {
    const std::string name = host_name(host);
    if (is_loopback(name) || same_address(name, own)) return true;
    return std::any_of(names.begin(), names.end(), [&](const std::string& each) {
        return host_name(each) == name || same_address(each, name);
    });
}

}  // namespace web
