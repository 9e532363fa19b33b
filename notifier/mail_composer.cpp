#include "notifier/mail_composer.h"

#include <memory>
#include <mutex>
#include <stdexcept>

#include <gmime/gmime.h>

#include "engine/base/sha256.h"
#include "notifier/encoded_words.h"
#include "notifier/header_fold.h"

namespace notifier {
namespace {

struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
};
template <class T>
using Handle = std::unique_ptr<T, Unref>;

struct FreeFormat {
    void operator()(GMimeFormatOptions* format) const { g_mime_format_options_free(format); }
};
using Format = std::unique_ptr<GMimeFormatOptions, FreeFormat>;

// GMime's own tables are process-wide and g_mime_init is not safe to call from two threads.
void start_gmime() {
    static std::once_flag once;
    std::call_once(once, g_mime_init);
}

// The charset is always named: left alone, GMime picks ISO-8859-1 where it suffices.
constexpr const char* charset = "utf-8";

// `lines` is what stands behind the colon, folded. Encoded here, not by GMime: encoded_words.h says
// why.
void set_raw_header(GMimeMessage* message, const char* name, const std::string& lines) {
    GMimeHeaderList* headers = g_mime_object_get_header_list(GMIME_OBJECT(message));
    g_mime_header_list_append(headers, name, "", nullptr);
    const int last = g_mime_header_list_get_count(headers) - 1;
    g_mime_header_set_raw_value(g_mime_header_list_get_header_at(headers, last), lines.c_str());
}

void set_header(GMimeMessage* message, const char* name, const std::string& value) {
    set_raw_header(message, name, folded_header(name, " " + value));
}

// One mailbox a line, never a fold inside a name: some readers (GMime's) show it.
void set_addresses(GMimeMessage* message, const char* name, const std::vector<Address>& addresses) {
    std::string list;
    for (const auto& mailbox : addresses) {
        list += list.empty() ? " " : ",\n ";
        list += mailbox.name.empty() ? mailbox.address
                                     : phrase_header(mailbox.name) + " <" + mailbox.address + ">";
    }
    if (!list.empty()) set_raw_header(message, name, list + "\n");
}

void set_date(GMimeMessage* message, engine::durable::Instant date) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(date).time_since_epoch().count();
    GTimeZone* lima = g_time_zone_new_offset(-5 * 3600);  // no daylight saving in Peru
    GDateTime* utc = g_date_time_new_from_unix_utc(seconds);
    if (utc == nullptr) {
        g_time_zone_unref(lima);
        throw std::out_of_range("mail date beyond the calendar");
    }
    GDateTime* local = g_date_time_to_timezone(utc, lima);
    g_mime_message_set_date(message, local);
    g_date_time_unref(local);
    g_date_time_unref(utc);
    g_time_zone_unref(lima);
}

// Lines end in LF in what GMime encodes: it would write CR as =0D.
std::string with_lf_lines(std::string text) {
    std::string clean;
    clean.reserve(text.size() + 1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r') {
            clean += text[i];
        } else if (i + 1 == text.size() || text[i + 1] != '\n') {
            clean += '\n';
        }
    }
    if (clean.empty() || clean.back() != '\n') clean += '\n';
    return clean;
}

Handle<GMimePart> text_part(const char* subtype, const std::string& text) {
    const std::string lines = with_lf_lines(text);
    const Handle<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(lines.data(), lines.size()));
    const Handle<GMimeDataWrapper> content(
        g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
    Handle<GMimePart> part(g_mime_part_new_with_type("text", subtype));
    g_mime_object_set_content_type_parameter(GMIME_OBJECT(part.get()), "charset", charset);
    g_mime_part_set_content(part.get(), content.get());
    g_mime_part_set_content_encoding(part.get(), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    return part;
}

// "=_" cannot occur in quoted-printable text, so the boundary never occurs inside a part (RFC 2045
// §6.7).
std::string boundary_of(const Mail& mail) {
    return "=_" + engine::sha256_hex("boundary " + mail.message_id).substr(0, 40);
}

void set_body(GMimeMessage* message, const Mail& mail) {
    const auto plain = text_part("plain", mail.text);
    if (mail.html.empty()) {
        g_mime_message_set_mime_part(message, GMIME_OBJECT(plain.get()));
        return;
    }
    const auto html = text_part("html", mail.html);
    const Handle<GMimeMultipart> both(g_mime_multipart_new_with_subtype("alternative"));
    g_mime_multipart_set_boundary(both.get(), boundary_of(mail).c_str());
    g_mime_multipart_add(both.get(), GMIME_OBJECT(plain.get()));
    g_mime_multipart_add(both.get(), GMIME_OBJECT(html.get()));
    g_mime_message_set_mime_part(message, GMIME_OBJECT(both.get()));
}

void set_headers(GMimeMessage* message, const Mail& mail) {
    set_date(message, mail.date);
    set_addresses(message, "From", {mail.from});
    set_addresses(message, "Reply-To", mail.reply_to);
    set_addresses(message, "To", mail.to);
    set_addresses(message, "Cc", mail.cc);
    set_header(message, "Subject", unstructured_header(mail.subject));
    set_header(message, "Message-ID", "<" + mail.message_id + ">");
    if (!mail.references.empty()) {
        set_header(message, "In-Reply-To", "<" + mail.references.back() + ">");
        std::string chain;
        for (const auto& id : mail.references) chain += (chain.empty() ? "<" : " <") + id + ">";
        set_header(message, "References", chain);
    }
    set_header(message, "Auto-Submitted", "auto-generated");
    for (const auto& [name, value] : mail.headers) {
        set_header(message, name.c_str(), unstructured_header(value));
    }
}

std::string written(GMimeMessage* message) {
    const Format format(g_mime_format_options_new());
    g_mime_format_options_set_newline_format(format.get(), GMIME_NEWLINE_FORMAT_DOS);
    const Handle<GMimeStream> stream(g_mime_stream_mem_new());
    if (g_mime_object_write_to_stream(GMIME_OBJECT(message), format.get(), stream.get()) < 0) {
        throw std::runtime_error("GMime could not write a message");
    }
    const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    return {bytes->data, bytes->data + bytes->len};
}

}  // namespace

engine::Result<std::string> compose(const Mail& mail) {
    if (auto checked = check_mail(mail); !checked) return checked.error();
    start_gmime();
    const Handle<GMimeMessage> message(g_mime_message_new(FALSE));
    set_headers(message.get(), mail);
    set_body(message.get(), mail);
    return written(message.get());
}

}  // namespace notifier
