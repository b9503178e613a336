package io.landport.simulator.ceb;

import org.jspecify.annotations.Nullable;

/** The text of one CEB message, element by element. */
final class CebXmlWriter {
    private final StringBuilder text = new StringBuilder();
    private final String root;

    private CebXmlWriter(String root) {
        this.root = root;
        text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ceb:")
                .append(root)
                .append(" version=\"1.0\" xmlns:ceb=\"http://www.chinaport.gov.cn/ceb\">\n");
    }

    /** Begins the message of this number. */
    static CebXmlWriter message(String number) {
        return new CebXmlWriter("CEB" + number + "Message");
    }

    CebXmlWriter open(String element) {
        text.append("<ceb:").append(element).append(">\n");
        return this;
    }

    CebXmlWriter close(String element) {
        text.append("</ceb:").append(element).append(">\n");
        return this;
    }

    /** A field without characters that XML would have to escape; nothing if it is null. */
    CebXmlWriter field(String element, @Nullable String value) {
        if (value != null) {
            text.append("<ceb:").append(element).append('>').append(value);
            text.append("</ceb:").append(element).append(">\n");
        }
        return this;
    }

    String end() {
        return text.append("<ceb:BaseTransfer><ceb:copCode>2301960000</ceb:copCode></ceb:BaseTransfer>\n</ceb:")
                .append(root)
                .append(">\n")
                .toString();
    }
}
