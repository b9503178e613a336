package io.landport.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.SAXException;

/** The official XML schemas of SDMX-ML 2.1, which a library has. */
final class SdmxSchemas {
    private static final String FOLDER = "/schemaorg_apache_xmlbeans/src/";

    /** What the schemas use of the namespace xml. */
    private static final String OF_XML = """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">
              <xs:attribute name="lang" type="xs:language"/>
            </xs:schema>""";

    private static final Schema SCHEMA = read();

    private SdmxSchemas() {}

    /** Validates a message. */
    static void validate(String message) throws SAXException, IOException {
        SCHEMA.newValidator().validate(new StreamSource(new StringReader(message)));
    }

    private static Schema read() {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        factory.setResourceResolver((type, namespace, publicId, systemId, base) -> input(systemId));
        try {
            return factory.newSchema(new StreamSource(open("SDMXMessage.xsd"), "SDMXMessage.xsd"));
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable LSInput input(String systemId) {
        try {
            DOMImplementationLS dom = (DOMImplementationLS)
                    DOMImplementationRegistry.newInstance().getDOMImplementation("LS");
            LSInput input = dom.createLSInput();
            input.setSystemId(systemId);
            if (systemId.endsWith("xml.xsd")) {
                input.setStringData(OF_XML);
            } else {
                input.setByteStream(open(systemId.substring(systemId.lastIndexOf('/') + 1)));
            }
            return input;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream open(String name) {
        return Optional.ofNullable(SdmxSchemas.class.getResourceAsStream(FOLDER + name))
                .orElseThrow(() -> new IllegalStateException("the class path has no " + name));
    }
}
