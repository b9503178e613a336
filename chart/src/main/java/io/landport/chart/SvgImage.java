package io.landport.chart;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.OutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Writes a chart as SVG with its description and its figures. Texts stay texts, in the font in which they were laid out, then in others
 * that readers may have.
 */
final class SvgImage {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final String FONT = "font-family";
    private static final String FALLBACK =
            ", 'Noto Sans', 'DejaVu Sans', Arial, 'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', sans-serif";

    private SvgImage() {}

    static void write(DrawnChart chart, OutputStream out) throws IOException {
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
        context.setComment("Drawn by Landport");
        SVGGraphics2D graphics = new SVGGraphics2D(context, false);
        chart.chart().draw(graphics, new Rectangle2D.Double(0, 0, chart.width(), chart.height()));
        Element root = graphics.getRoot();
        describe(root, chart);
        addFallbackFonts(root);
        serialize(root, out);
    }

    /** Without the document type of SVG 1.0, whose definition some readers would try to fetch. */
    private static void serialize(Element root, OutputStream out) throws IOException {
        try {
            TransformerFactory.newInstance().newTransformer().transform(new DOMSource(root), new StreamResult(out));
        } catch (TransformerException e) {
            throw new IOException("cannot write SVG: " + e.getMessage(), e);
        }
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(NAMESPACE, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java has a parser of XML", e);
        }
    }

    private static void describe(Element root, DrawnChart chart) {
        root.setAttribute("width", chart.width() / DrawnChart.PIXELS_PER_MILLIMETRE + "mm");
        root.setAttribute("height", chart.height() / DrawnChart.PIXELS_PER_MILLIMETRE + "mm");
        root.setAttribute("viewBox", "0 0 " + chart.width() + ' ' + chart.height());
        root.setAttribute("role", "img");
        root.setAttribute("xml:lang", chart.texts().language().code());
        Node first = root.getFirstChild();
        root.insertBefore(element(root, "title", "", chart.texts().title()), first);
        root.insertBefore(element(root, "desc", "", chart.description()), first);
        root.insertBefore(element(root, "metadata", "query", chart.query()), first);
        root.insertBefore(element(root, "metadata", "figures", chart.figures()), first);
    }

    private static Element element(Element root, String name, String id, String text) {
        Element element = root.getOwnerDocument().createElementNS(NAMESPACE, name);
        if (!id.isEmpty()) {
            element.setAttribute("id", id);
        }
        element.setTextContent(text);
        return element;
    }

    private static void addFallbackFonts(Element element) {
        if (element.hasAttribute(FONT)) {
            element.setAttribute(FONT, element.getAttribute(FONT) + FALLBACK);
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                addFallbackFonts(inner);
            }
        }
    }
}
