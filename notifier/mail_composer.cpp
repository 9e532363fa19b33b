#include "notifier/mail_composer.h"

#include <memory>
#include <mutex>
#include <stdexcept>

#include <gmime/gmime.h>

#include "engine/base/sha256.h"

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

void set_header(GMimeMessage* message, const char* name, const std::string& value) {
    g_mime_object_set_header(GMIME_OBJECT(message), name, value.c_str(), charset);
}

void add_addresses(GMimeMessage* message, GMimeAddressType type,
                   const std::vector<Address>& addresses) {
    InternetAddressList* list = g_mime_message_get_addresses(message, type);
    for (const auto& [name, address] : addresses) {
        const Handle<InternetAddress> mailbox(
            internet_address_mailbox_new(name.empty() ? nullptr : name.c_str(), address.c_str()));
        internet_address_set_charset(mailbox.get(), charset);
        internet_address_list_add(list, mailbox.get());
    }
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
    add_addresses(message, GMIME_ADDRESS_TYPE_FROM, {mail.from});
    add_addresses(message, GMIME_ADDRESS_TYPE_REPLY_TO, mail.reply_to);
    add_addresses(message, GMIME_ADDRESS_TYPE_TO, mail.to);
    add_addresses(message, GMIME_ADDRESS_TYPE_CC, mail.cc);
    g_mime_message_set_subject(message, mail.subject.c_str(), charset);
    g_mime_message_set_message_id(message, mail.message_id.c_str());
    if (!mail.references.empty()) {
        set_header(message, "In-Reply-To", "<" + mail.references.back() + ">");
        std::string chain;
        for (const auto& id : mail.references) chain += (chain.empty() ? "<" : " <") + id + ">";
        set_header(message, "References", chain);
    }
    set_header(message, "Auto-Submitted", "auto-generated");
    for (const auto& [name, value] : mail.headers) set_header(message, name.c_str(), value);
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
