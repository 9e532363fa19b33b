#include "web/http/multipart.h"

#include <string>

#include <catch2/catch.hpp>

namespace {

constexpr char type[] = "multipart/form-data; boundary=Xy";

std::string told(const std::string& body, const std::string& content_type = type) {
    web::Limits limits;
    limits.fields = 3;
    limits.files = 2;
    const auto form = web::read_multipart(body, content_type, limits);
    if (!form) return std::to_string(form.error().status);
    std::string text;
    for (const auto& [name, value] : form->fields) text += name + "=" + value + "|";
    for (const auto& file : form->uploads)
        text += file.field + ":" + file.name + ":" + file.media_type + ":" + file.bytes + "|";
    return text;
}

std::string part(const std::string& head, const std::string& content) {
    return "--Xy\r\n" + head + "\r\n\r\n" + content + "\r\n";
}

std::string field(const std::string& name, const std::string& value) {
    return part("Content-Disposition: form-data; name=\"" + name + "\"", value);
}

std::string file(const std::string& name, const std::string& bytes) {
    return part("Content-Disposition: form-data; name=\"f\"; filename=\"" + name +
                    "\"\r\nContent-Type: application/pdf",
                bytes);
}

}  // namespace

TEST_CASE("what browsers send is read") {
    CHECK(told(field("sustento", "línea 1\r\nlínea 2") + file("a.pdf", "%PDF") + "--Xy--\r\n") ==
          "sustento=línea 1\r\nlínea 2|f:a.pdf:application/pdf:%PDF|");
    CHECK(told(field("a", "") + "--Xy--") == "a=|");
    CHECK(told("--Xy--\r\n").empty());
    CHECK(told(field("a", "--Xy"), type) == "400");
    CHECK(told(file("", "") + "--Xy--\r\n").empty());
    CHECK(told(file("a.pdf", "") + "--Xy--\r\n") == "f:a.pdf:application/pdf:|");
    CHECK(told(file("a.pdf", "\r\n--X\r\n--") + "--Xy--\r\n") ==
          "f:a.pdf:application/pdf:\r\n--X\r\n--|");
    CHECK(told("--a b--", "multipart/form-data; boundary=\"a b\"") == "400");
    CHECK(told("--a:b--", "multipart/form-data; charset=utf-8; boundary=\"a:b\"").empty());
}

TEST_CASE("bytes of a file stay as they are") {
    using namespace std::string_literals;
    CHECK(told(file("a.pdf", "\0\xFF\r\n\r"s) + "--Xy--\r\n") ==
          "f:a.pdf:application/pdf:\0\xFF\r\n\r|"s);
}

TEST_CASE("the name of a file becomes one that can be shown") {
    struct Row {
        const char *sent, *shown;
    };
    const auto row = GENERATE(values<Row>({
        {"informe.pdf", "informe.pdf"},
        {"opinión técnica.pdf", "opinión técnica.pdf"},
        {"../../etc/passwd", "passwd"},
        {"C:\\Documentos\\informe.pdf", "informe.pdf"},
        {"..\\..\\web.config", "web.config"},
        {"..", "archivo"},
        {"/", "archivo"},
        {"a%22b.pdf", "a\"b.pdf"},
        {"a\\\"b.pdf", "a\"b.pdf"},
        {"a%0D%0AX: y.pdf", "aX: y.pdf"},
        {"a\x07.pdf", "a.pdf"},
        {"a\u202Efdp.exe", "afdp.exe"},
        {"<img src=x onerror=alert(1)>.pdf", "<img src=x onerror=alert(1)>.pdf"},
    }));
    CAPTURE(row.sent);
    CHECK(told(file(row.sent, "x") + "--Xy--\r\n") ==
          std::string("f:") + row.shown + ":application/pdf:x|");
}

TEST_CASE("which forms are refused") {
    struct Row {
        const char* what;
        std::string body;
        const char* status;
    };
    const std::vector<Row> rows = {
        {"empty", "", "400"},
        {"no end", field("a", "1"), "400"},
        {"end cut off", field("a", "1") + "--Xy-", "400"},
        {"text before", "x\r\n" + field("a", "1") + "--Xy--\r\n", "400"},
        {"text behind", field("a", "1") + "--Xy--\r\nx", "400"},
        {"another request behind", "--Xy--\r\nGET / HTTP/1.1\r\n\r\n", "400"},
        {"bare line ends", "--Xy\nContent-Disposition: form-data; name=\"a\"\n\n1\n--Xy--\n",
         "400"},
        {"no disposition", part("Content-Type: text/plain", "1") + "--Xy--", "400"},
        {"no name", part("Content-Disposition: form-data", "1") + "--Xy--", "400"},
        {"another disposition", part("Content-Disposition: attachment; name=\"a\"", "1") + "--Xy--",
         "400"},
        {"two dispositions",
         part("Content-Disposition: form-data; name=\"a\"\r\nContent-Disposition: form-data; "
              "name=\"b\"",
              "1") +
             "--Xy--",
         "400"},
        {"two names",
         part("Content-Disposition: form-data; name=\"a\"; name=\"b\"", "1") + "--Xy--", "400"},
        {"two file names",
         part("Content-Disposition: form-data; name=\"a\"; filename=\"b\"; filename*=UTF-8''c",
              "1") +
             "--Xy--",
         "400"},
        {"open quote", part("Content-Disposition: form-data; name=\"a", "1") + "--Xy--", "400"},
        {"base64",
         part("Content-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64",
              "MQ==") +
             "--Xy--",
         "400"},
        {"a huge head",
         part("Content-Disposition: form-data; name=\"a\"\r\nX: " + std::string(5'000, 'x'), "1") +
             "--Xy--",
         "400"},
        {"no UTF-8", field("a", "\xFF") + "--Xy--", "400"},
        {"four fields",
         field("a", "1") + field("a", "1") + field("a", "1") + field("a", "1") + "--Xy--", "413"},
        {"three files", file("a", "1") + file("a", "1") + file("a", "1") + "--Xy--", "413"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        CHECK(told(row.body) == row.status);
    }
}

TEST_CASE("which boundaries are refused") {
    const auto content_type = GENERATE(values<std::string>({
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=Xy; boundary=Xy",
        "multipart/form-data; boundary=\"Xy",
        "multipart/form-data; boundary=X\x01y",
        "multipart/form-data; boundary=" + std::string(71, 'a'),
    }));
    CAPTURE(content_type);
    CHECK(told("--Xy--\r\n", content_type) == "400");
}
