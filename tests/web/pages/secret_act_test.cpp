// The pages of an act whose answers are nobody's: what they say, and that they keep nothing.
#include <catch2/catch.hpp>

#include "tests/stories/survey.h"
#include "tests/support/golden.h"
#include "tests/web/pages/paper_browser.h"

namespace {

constexpr char asked[] = "jefa-oasa";
constexpr char other[] = "director-oga";

bool has(const std::string& html, const std::string& text) {
    return html.find(text) != std::string::npos;
}

struct Desk {
    web::Response sends(const std::string& person, web::Pairs fields, const std::string& step) {
        auto sent = hidden_fields(browser.get(person, path()).body);
        sent.insert(sent.end(), fields.begin(), fields.end());
        sent.emplace_back("paso", step);
        return browser.post(person, path(), sent);
    }
    std::string path() const { return browser.act_path("responder"); }

    Survey survey;
    PaperBrowser browser{survey.office};
};

}  // namespace

TEST_CASE("above the questions stands who will see what") {
    Desk desk;
    const auto page = desk.browser.get(asked, desk.path());
    REQUIRE(page.status == 200);
    const auto words = page.body.find("Su respuesta no queda unida a su nombre.");
    const auto question = page.body.find("1. Conozco el canal de denuncias");
    REQUIRE(words != std::string::npos);
    REQUIRE(question != std::string::npos);
    CHECK(words < question);
    CHECK(has(page.body, "solo se lee cuántas personas respondieron"));
    CHECK(has(page.body, "5 · Muy de acuerdo"));
    CHECK_FALSE(has(page.body, "name=\"comentario\""));
    CHECK_FALSE(has(page.body, "value=\"guardar\""));
    CHECK_FALSE(has(page.body, "su nombre, cargo, fecha y hora quedan"));
}

TEST_CASE("no draft is ever kept, and nothing typed is lost on the way to the review and back") {
    Desk desk;
    const web::Pairs typed = {{"d.p1", "2"}, {"d.p2", "o2"}};
    const auto wrong = desk.sends(asked, {{"d.p2", "o2"}}, "revisar");
    CHECK(wrong.status == 422);
    CHECK(has(wrong.body, "value=\"o2\" checked"));
    const auto review = desk.sends(asked, typed, "revisar");
    REQUIRE(review.status == 200);
    CHECK(has(review.body, "va a la urna, sin su nombre"));
    CHECK(has(review.body, "Charla"));
    CHECK(desk.browser.drafts().of(asked).empty());

    auto back = hidden_fields(review.body);
    back.emplace_back("paso", "corregir");
    const auto form = desk.browser.post(asked, desk.path(), back);
    CHECK(form.status == 200);
    CHECK(has(form.body, "value=\"2\" selected"));
    CHECK(has(form.body, "value=\"o2\" checked"));

    // A hand-made "save" keeps nothing either.
    desk.sends(asked, typed, "guardar");
    CHECK(desk.browser.drafts().of(asked).empty());

    auto confirmed = hidden_fields(review.body);
    confirmed.emplace_back("paso", "confirmar");
    const auto done = desk.browser.post(asked, desk.path(), confirmed);
    CHECK(done.status == 303);
    CHECK(desk.browser.drafts().of(asked).empty());
    // The second press of the same button is the same act; another form is refused in words.
    CHECK(location(desk.browser.post(asked, desk.path(), confirmed)) == location(done));
    const auto again = desk.browser.get(asked, desk.path());
    CHECK(again.status == 403);
    CHECK(has(again.body, "se hace una sola vez"));
    CHECK(desk.survey.office.state().boxes.at("respuestas").cast == 1);
}

TEST_CASE("others read that somebody answered, oneself that it was oneself") {
    Desk desk;
    desk.survey.answers(asked, "4");
    const auto own = desk.browser.get(asked, desk.browser.case_path());
    const auto foreign = desk.browser.get(other, desk.browser.case_path());
    const auto office = desk.browser.get("coordinadora-integridad", desk.browser.case_path());
    CHECK_FALSE(has(own.body, "Una persona"));
    CHECK(has(foreign.body, "Una persona"));
    CHECK(has(office.body, "Una persona"));
}
