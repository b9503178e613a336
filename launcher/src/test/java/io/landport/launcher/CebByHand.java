package io.landport.launcher;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * What {@code docs/formats/cn-ceb.md} says becomes of messages, read from whole trees and decided list by list after everything is known:
 * not with the code of the product.
 */
final class CebByHand {
    private final Map<String, Purchases> lists = new TreeMap<>();
    private final Map<String, String> others = new TreeMap<>();
    private final Map<String, Map<String, String>> returns = new TreeMap<>();
    private final Map<String, Long> rejected = new TreeMap<>();
    private final Map<String, Long> skipped = new TreeMap<>();
    private final Set<String> kinds = new TreeSet<>();

    CebByHand() {
        for (String kind : List.of(
                "drafts", "replies that decide nothing", "applications for a summary", "messages of other kinds")) {
            skipped.put(kind, 0L);
        }
    }

    /** All that was said about one list. */
    private static final class Purchases {
        private final TreeMap<Long, Element> sent = new TreeMap<>();
        private final TreeMap<Long, Boolean> answers = new TreeMap<>();
        private final Set<String> requests = new TreeSet<>();
        private final Map<String, TreeMap<Long, Boolean>> answersToRequests = new TreeMap<>();

        /** The list in force: the latest whose last answer releases it. */
        private Optional<Element> inForce() {
            Optional<Element> winner = Optional.empty();
            for (Map.Entry<Long, Element> one : sent.entrySet()) {
                Long next = sent.higherKey(one.getKey());
                Map.Entry<Long, Boolean> last = next == null ? answers.lastEntry() : answers.lowerEntry(next);
                winner = last != null && last.getKey() >= one.getKey() && last.getValue()
                        ? Optional.of(one.getValue())
                        : winner;
            }
            return winner;
        }

        private boolean isCancelled() {
            return requests.stream()
                    .map(request -> answersToRequests.getOrDefault(request, new TreeMap<>()))
                    .anyMatch(given -> !given.isEmpty() && given.get(given.lastKey()));
        }

        private String fate() {
            if (isCancelled()) {
                return "cancelled";
            }
            return inForce()
                    .map(winner -> text(winner, "appType").equals("3") ? "cancelled" : "counted")
                    .orElse("pending");
        }
    }

    void read(String message) {
        Element root = parsed(message).getDocumentElement();
        String kind = root.getLocalName().substring(3, 6);
        kinds.add(kind);
        switch (kind) {
            case "603", "621" -> list(root);
            case "604" -> reply(root, Set.of("899"));
            case "622" -> reply(root, Set.of("800", "899"));
            case "605", "623" -> of(root).requests.add(text(root, "copNo"));
            case "606", "624" -> replyToRequest(root);
            case "625" -> returns.computeIfAbsent(returned(root), unused -> new TreeMap<>());
            case "626" -> replyToReturn(root);
            case "701" -> skip("applications for a summary");
            case "702" -> skip("replies that decide nothing");
            case "792" -> result(root);
            default -> skip("messages of other kinds");
        }
    }

    private void list(Element root) {
        if (text(root, "appStatus").equals("1")) {
            skip("drafts");
            return;
        }
        String problem = problem(root);
        if (problem.isEmpty()) {
            of(root).sent.put(Long.parseLong(text(root, "appTime")) * 1_000, root);
        } else {
            rejected.merge(problem, 1L, Long::sum);
        }
    }

    /** What is wrong with the lists that the simulation breaks. */
    private static String problem(Element root) {
        if (!text(root, "appTime").matches("[0-9]{14}")) {
            return "malformed-date";
        }
        for (Element line : all(root, "InventoryList")) {
            if (text(line, "gcode").isEmpty()) {
                return "missing-field";
            }
            if (!text(line, "currency").equals("142")) {
                return "unknown-code";
            }
        }
        if (text(root, "portCode").length() != 4) {
            return "malformed-crossing";
        }
        boolean isNegative = all(root, "totalPrice").stream()
                .anyMatch(price -> price.getTextContent().startsWith("-"));
        return isNegative ? "amount-out-of-range" : "";
    }

    private void reply(Element root, Set<String> releasing) {
        String status = text(root, "returnStatus");
        if (!releasing.contains(status) && !status.equals("100")) {
            skip("replies that decide nothing");
            return;
        }
        of(root).answers.put(Long.parseLong(text(root, "returnTime")), !status.equals("100"));
    }

    private void replyToRequest(Element root) {
        String status = text(root, "returnStatus");
        if (status.equals("120")) {
            skip("replies that decide nothing");
            return;
        }
        of(root).answersToRequests
                .computeIfAbsent(text(root, "copNo"), unused -> new TreeMap<>())
                .put(Long.parseLong(text(root, "returnTime")), status.equals("399"));
    }

    private void replyToReturn(Element root) {
        returns.computeIfAbsent(returned(root), unused -> new TreeMap<>())
                .put(text(root, "returnTime"), text(root, "returnStatus"));
    }

    private void result(Element root) {
        String declaration = text(root, "entryId");
        if (declaration.isEmpty()) {
            skip("applications for a summary");
            return;
        }
        String part = text(root, "msgSeqNo");
        others.put(part.equals("1") ? declaration : declaration + '/' + part, "summary");
    }

    /** The fate of every document of which there is a revision. */
    Map<String, String> fates() {
        Map<String, String> fates = new TreeMap<>(others);
        lists.forEach((number, list) -> {
            if (!list.sent.isEmpty() || !list.requests.isEmpty()) {
                fates.put(number, list.fate());
            }
        });
        returns.forEach((number, answers) -> fates.put(
                number,
                !answers.isEmpty()
                                && new ArrayList<>(answers.values())
                                        .get(answers.size() - 1)
                                        .equals("399")
                        ? "excluded"
                        : "pending"));
        return fates;
    }

    /** By day: lines, value, net weight, and lines without weight. */
    Map<String, BigDecimal> totals() {
        Map<String, BigDecimal> totals = new TreeMap<>();
        for (Purchases list : lists.values()) {
            if (!list.fate().equals("counted")) {
                continue;
            }
            Element winner = list.inForce().orElseThrow();
            String day = LocalDate.parse(text(winner, "ieDate"), DateTimeFormatter.BASIC_ISO_DATE)
                    .toString();
            List<Element> lines = all(winner, "InventoryList");
            for (Element line : lines) {
                String weight = lines.size() == 1
                        ? text(winner, "netWeight")
                        : text(line, "unit1").equals("035") ? text(line, "qty1") : "";
                totals.merge(day + " lines", BigDecimal.ONE, BigDecimal::add);
                totals.merge(day + " value", new BigDecimal(text(line, "totalPrice")), BigDecimal::add);
                totals.merge(
                        weight.isEmpty() ? day + " without weight" : day + " net weight",
                        weight.isEmpty() ? BigDecimal.ONE : new BigDecimal(weight),
                        BigDecimal::add);
            }
        }
        return totals;
    }

    Map<String, Long> rejected() {
        return rejected;
    }

    String skipped() {
        List<String> parts = new ArrayList<>();
        skipped.forEach((kind, count) -> parts.add("%,d %s".formatted(count, kind)));
        return "skipped " + String.join(", ", parts);
    }

    Set<String> kinds() {
        return kinds;
    }

    private void skip(String kind) {
        skipped.merge(kind, 1L, Long::sum);
    }

    private Purchases of(Element root) {
        return lists.computeIfAbsent(text(root, "invtNo"), unused -> new Purchases());
    }

    private static String returned(Element root) {
        return text(root, "invtNo") + "/return/" + text(root, "copNo");
    }

    private static String text(Element within, String name) {
        NodeList found = within.getElementsByTagNameNS("*", name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }

    private static List<Element> all(Element within, String name) {
        NodeList found = within.getElementsByTagNameNS("*", name);
        List<Element> all = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            Node node = found.item(i);
            all.add((Element) node);
        }
        return all;
    }

    private static Document parsed(String message) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(message)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("the simulation writes XML", e);
        }
    }
}
