#include "app/bench_visitor.h"

#include <chrono>
#include <regex>
#include <stdexcept>

#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/StreamCopier.h>

#include "web/http/percent.h"
#include "web/identity/session_cookie.h"

namespace app {
namespace {

using Poco::Net::HTTPRequest;

// What the page's last form holds hidden, as the body of a form.
std::string hidden_fields(const std::string& html) {
    static const std::regex hidden(R"~(<input type="hidden" name="([^"]*)" value="([^"]*)")~");
    std::map<std::string, std::string> fields;
    for (std::sregex_iterator each(html.begin(), html.end(), hidden), end; each != end; ++each)
        fields[(*each)[1]] = (*each)[2];
    std::string body;
    for (const auto& [name, value] : fields)
        body += web::percent_encoded(name) + "=" + web::percent_encoded(value) + "&";
    return body;
}

void expect(int status, int expected, const std::string& path) {
    if (status != expected)
        throw std::runtime_error(path + ": se esperaba " + std::to_string(expected) + " y llegó " +
                                 std::to_string(status) + ".");
}

}  // namespace

BenchVisitor::BenchVisitor(std::uint16_t port, std::string secret)
    : connection_("127.0.0.1", port), secret_(std::move(secret)) {
    connection_.setKeepAlive(true);
}

BenchVisitor::Answered BenchVisitor::asks(const std::string& what, const std::string& path,
                                          const std::string& form) {
    HTTPRequest request(form.empty() ? HTTPRequest::HTTP_GET : HTTPRequest::HTTP_POST, path,
                        HTTPRequest::HTTP_1_1);
    request.set("Cookie", std::string(web::session_cookie) + "=" + secret_);
    if (!form.empty()) {
        request.setContentType("application/x-www-form-urlencoded");
        request.setContentLength(static_cast<std::streamsize>(form.size()));
    }
    const auto start = std::chrono::steady_clock::now();
    connection_.sendRequest(request) << form;
    Poco::Net::HTTPResponse response;
    Answered answered;
    Poco::StreamCopier::copyToString(connection_.receiveResponse(response), answered.body);
    answered.status = response.getStatus();
    if (!what.empty()) {
        times_[what].push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
                .count());
    }
    return answered;
}

std::string BenchVisitor::reads_inbox() {
    auto page = asks("inbox", "/bandeja");
    expect(page.status, 200, "/bandeja");
    return page.body;
}

std::string BenchVisitor::reads_case(workflows::CaseId id) {
    const std::string path = "/expedientes/" + std::to_string(id.value);
    auto page = asks("case", path);
    expect(page.status, 200, path);
    return page.body;
}

std::string BenchVisitor::reads(const std::string& path) {
    auto page = asks("", path);
    expect(page.status, 200, path);
    return page.body;
}

void BenchVisitor::acts(workflows::CaseId id, const std::string& event,
                        const std::function<void()>& pauses) {
    const std::string path = "/expedientes/" + std::to_string(id.value) + "/actos/" + event;
    const auto form = asks("form", path);
    expect(form.status, 200, path);
    pauses();
    const auto review =
        asks("review", path,
             hidden_fields(form.body) + "d.conclusiones=" +
                 web::percent_encoded("Conforme con la versión presentada.") + "&paso=revisar");
    expect(review.status, 200, path);
    pauses();
    expect(asks("act", path, hidden_fields(review.body) + "paso=confirmar").status, 303, path);
}

}  // namespace app
