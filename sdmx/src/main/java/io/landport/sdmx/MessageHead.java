package io.landport.sdmx;

import io.landport.answer.SdmxTerms;
import io.landport.domain.text.TextLanguage;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What every message begins with.
 *
 * @param id of the message
 * @param prepared when its figures were read
 * @param language of names in formats that have one language
 */
public record MessageHead(SdmxVersion version, String id, Instant prepared, TextLanguage language) {
    public MessageHead {
        prepared = prepared.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Begins the document and its root element, which declares the usual namespaces. */
    public XmlOutput begin(XmlOutput xml, String root) throws IOException {
        return xml.begin()
                .start("message:" + root)
                .attribute("xmlns:message", version.namespace("message"))
                .attribute("xmlns:common", version.namespace("common"))
                .attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
    }

    /** Writes the header up to the sender; the caller ends it. */
    public XmlOutput header(XmlOutput xml) throws IOException {
        return xml.line()
                .start("message:Header")
                .element("message:ID", id)
                .element("message:Test", "false")
                .element("message:Prepared", prepared.toString())
                .start("message:Sender")
                .attribute("id", SdmxTerms.AGENCY)
                .end();
    }

    /** The URN of an artefact. */
    public String urn(String type, String artefact) {
        return "urn:sdmx:org.sdmx.infomodel." + type + '=' + SdmxTerms.AGENCY + ':' + artefact + '('
                + version.artefacts() + ')';
    }
}
