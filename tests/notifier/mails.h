#pragma once

#include "notifier/mail.h"
#include "tests/notifier/postings.h"

// A mail with all that an office's mail has: tildes, eñes, quotes, a dash, a long subject.
inline notifier::Mail opinion_mail() {
    notifier::Mail mail;
    mail.message_id = "visado.aviso.1@mincetur.gob.pe";
    mail.from = {"Oficina de Integridad — MINCETUR", "integridad@mincetur.gob.pe"};
    mail.to = {{"María Peña «Ñusta» Güell, \"Jefa\"", "mpena@mincetur.gob.pe"},
               {"", "ogaj@mincetur.gob.pe"}};
    mail.cc = {{"Núñez (OGPPD)", "nunez@mincetur.gob.pe"}};
    mail.reply_to = {{"Mesa de Partes", "mesa@mincetur.gob.pe"}};
    mail.date = moment;
    mail.subject =
        "[Integridad] Emitir opinión legal: «Programa de Integridad 2027» — prevención de la "
        "corrupción, "
        "ñandúes y pingüinos (vence vie 27 nov)";
    mail.text = "Señora:\n\nSe solicita su opinión antes del «27 de noviembre».  \n.\nFrom aquí\n";
    mail.html = "<p>Señora: opinión</p>\n";
    mail.references = {"visado.expediente.1@mincetur.gob.pe"};
    mail.headers = {{"X-Visado-Expediente", "Integridad 2027 ñ"}};
    return mail;
}
