package io.landport.sdmx;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** An error as a message of the standard. */
public record ErrorMessage(MessageHead head, SdmxError error, String detail) {
    /** As SDMX-ML. */
    public String xml() {
        StringWriter text = new StringWriter();
        try {
            XmlOutput xml = new XmlOutput(text);
            head.begin(xml, "Error")
                    .line()
                    .start("message:ErrorMessage")
                    .attribute("code", Integer.toString(error.code()))
                    .start("common:Text")
                    .attribute("xml:lang", "en")
                    .text(error.title() + ": " + detail)
                    .finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** As SDMX-JSON. */
    public String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            SdmxJson.meta(json, head);
            json.writeArrayFieldStart("errors");
            json.writeStartObject();
            json.writeNumberField("code", error.code());
            json.writeStringField("title", error.title());
            json.writeStringField("detail", detail);
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
