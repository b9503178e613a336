package io.landport.chart;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A chart read back from SVG. */
final class SvgChart {
    private final Document document;

    private SvgChart(Document document) {
        this.document = document;
    }

    static SvgChart of(byte[] svg) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return new SvgChart(factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalArgumentException("not SVG", e);
        }
    }

    /** The text of an element outside of the picture. */
    String described(String element) {
        return elements(element).get(0).getTextContent();
    }

    /** The rows that it shows. */
    String figures() {
        return elements("metadata").stream()
                .filter(element -> element.getAttribute("id").equals("figures"))
                .map(Element::getTextContent)
                .collect(Collectors.joining());
    }

    /** Everything that can be read in the picture, in order. */
    List<String> texts() {
        return elements("text").stream().map(Element::getTextContent).toList();
    }

    /** Texts that begin or end outside of the picture. Rotated ones, such as the names of vertical axes, are not looked at. */
    List<String> cutTexts() {
        double width = Double.parseDouble(viewBox().split(" ", -1)[2]);
        return elements("text").stream()
                .filter(element -> inherited(element, "transform").isEmpty())
                .filter(element -> {
                    double left = Double.parseDouble(inherited(element, "x"));
                    return left < 0 || left + widthOf(element) > width;
                })
                .map(Element::getTextContent)
                .toList();
    }

    /** In the first of its fonts, with which it was laid out. */
    private static double widthOf(Element text) {
        String family = inherited(text, "font-family").replaceFirst(",.*", "").replace("'", "");
        int style = inherited(text, "font-weight").equals("bold") ? Font.BOLD : Font.PLAIN;
        float size = Float.parseFloat(inherited(text, "font-size").replace("px", ""));
        return new Font(family, style, 1)
                .deriveFont(size)
                .getStringBounds(text.getTextContent(), new FontRenderContext(null, true, true))
                .getWidth();
    }

    /** How high a text stands. */
    BigDecimal heightOf(String text) {
        return elements("text").stream()
                .filter(element -> element.getTextContent().equals(text))
                .map(element -> inherited(element, "y"))
                .map(BigDecimal::new)
                .findFirst()
                .orElseThrow();
    }

    /** The lines of a colour such as {@code rgb(0,114,178)}, each as the commands of its path. */
    List<String> lines(String colour) {
        return elements("path").stream()
                .filter(path -> inherited(path, "stroke").equals(colour)
                        && inherited(path, "fill").equals("none"))
                .map(path -> path.getAttribute("d"))
                .filter(d -> !d.contains("C") && !d.contains("Z"))
                .toList();
    }

    /** The filled shapes of a colour. */
    List<Element> markers(String colour) {
        return Stream.of("circle", "ellipse", "path", "polygon")
                .flatMap(shape -> elements(shape).stream())
                .filter(shape -> inherited(shape, "fill").equals(colour))
                .toList();
    }

    /** The dashes of the lines of a colour. */
    List<String> dashes(String colour) {
        return elements("path").stream()
                .filter(path -> inherited(path, "stroke").equals(colour)
                        && inherited(path, "fill").equals("none"))
                .map(path -> inherited(path, "stroke-dasharray"))
                .distinct()
                .toList();
    }

    /** Heights of the filled rectangles of a colour. */
    List<BigDecimal> bars(String colour) {
        return elements("rect").stream()
                .filter(bar -> inherited(bar, "fill").equals(colour)
                        && !inherited(bar, "stroke").equals(colour))
                .map(bar -> new BigDecimal(bar.getAttribute("height")))
                .toList();
    }

    /** Where the filled rectangles of a colour end at the bottom. */
    List<BigDecimal> bottoms(String colour) {
        return elements("rect").stream()
                .filter(bar -> inherited(bar, "fill").equals(colour)
                        && !inherited(bar, "stroke").equals(colour))
                .map(bar -> new BigDecimal(bar.getAttribute("y")).add(new BigDecimal(bar.getAttribute("height"))))
                .toList();
    }

    /** Its corners in pixels. */
    String viewBox() {
        return document.getDocumentElement().getAttribute("viewBox");
    }

    boolean hasElement(String name) {
        return !elements(name).isEmpty();
    }

    private static String inherited(Element element, String attribute) {
        if (element.hasAttribute(attribute)) {
            return element.getAttribute(attribute);
        }
        return element.getParentNode() instanceof Element parent ? inherited(parent, attribute) : "";
    }

    private List<Element> elements(String name) {
        NodeList found = document.getElementsByTagName(name);
        return new ArrayList<>(IntStream.range(0, found.getLength())
                .mapToObj(place -> (Element) found.item(place))
                .toList());
    }
}
