package io.landport.store.rate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Official rates of the Bank of Russia, XML in Windows-1251: of a day ({@code XML_daily}, a {@code Valute} for each currency) or of
 * one currency ({@code XML_dynamic}, a {@code Record} for each day). A rate is the price of {@code Nominal} units in roubles, with a
 * decimal comma. A file of one currency has the number that the bank uses for it.
 */
public final class CbrRates implements RateFormat {
    private static final String AUTHORITY = "cbr";
    private static final String BASE = "RUB";

    /** Currencies by the numbers of the bank: those common at the borders that Landport covers. */
    private static final Map<String, String> CURRENCIES = Map.of(
            "R01235", "USD",
            "R01239", "EUR",
            "R01375", "CNY",
            "R01820", "JPY",
            "R01815", "KRW",
            "R01200", "HKD",
            "R01335", "KZT",
            "R01090B", "BYN",
            "R01035", "GBP");

    private final Optional<String> currency;

    /** @param currency of a file of one currency whose number is unknown here */
    public CbrRates(Optional<String> currency) {
        this.currency = currency;
    }

    @Override
    public RateFile read(String name, byte[] content) throws IOException {
        RateCollector collected = new RateCollector(name);
        try {
            XMLStreamReader xml = reader(content);
            try {
                readDocument(xml, collected);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw new InvalidRateFileException(
                    "is not well-formed XML near line " + e.getLocation().getLineNumber() + ": " + firstLine(e), e);
        }
        return collected.file();
    }

    /** Without DTDs and external entities, so that parsing loads nothing else. */
    private static XMLStreamReader reader(byte[] content) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory.createXMLStreamReader(new ByteArrayInputStream(content));
    }

    private void readDocument(XMLStreamReader xml, RateCollector collected)
            throws XMLStreamException, InvalidRateFileException {
        String date = "";
        String number = "";
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD) {
                throw new InvalidRateFileException(
                        "has a document type declaration, unlike files of the Bank of Russia");
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "ValCurs" -> {
                    date = attribute(xml, "Date");
                    number = attribute(xml, "ID");
                }
                case "Valute" -> readRow(xml, collected, date, "");
                case "Record" -> readRow(xml, collected, attribute(xml, "Date"), number);
                default ->
                    throw new InvalidRateFileException("has an element " + xml.getLocalName() + " in line "
                            + xml.getLocation().getLineNumber() + ": it is not a file of rates of the Bank of Russia");
            }
        }
    }

    /** Reads to the end of a row, even if the row is invalid. */
    private void readRow(XMLStreamReader xml, RateCollector collected, String date, String number)
            throws XMLStreamException {
        long line = xml.getLocation().getLineNumber();
        Map<String, String> cells = cells(xml);
        collected.row(line, () -> {
            RateKey key = new RateKey(
                    AUTHORITY,
                    RateKind.DAY,
                    RateCells.russianDay(date),
                    number.isEmpty() ? RateCells.currency(cell(cells, "CharCode")) : currencyOf(number));
            collected.add(
                    line,
                    new ExchangeRate(
                            key,
                            BASE,
                            Quotation.DIRECT,
                            RateCells.rate(cell(cells, "Value").replace(',', '.')),
                            RateCells.units(cell(cells, "Nominal"))));
        });
    }

    private static Map<String, String> cells(XMLStreamReader xml) throws XMLStreamException {
        Map<String, String> cells = new HashMap<>();
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.isStartElement()) {
                cells.put(xml.getLocalName(), xml.getElementText().strip());
            }
        }
        return cells;
    }

    private static String cell(Map<String, String> cells, String name) {
        String cell = cells.get(name);
        if (cell == null) {
            throw new InvalidCellException("missing " + name);
        }
        return cell;
    }

    private String currencyOf(String number) {
        return currency.or(() -> Optional.ofNullable(CURRENCIES.get(number)))
                .map(RateCells::currency)
                .orElseThrow(
                        () -> new InvalidCellException("unknown currency number " + number + ": specify the currency"));
    }

    private static String attribute(XMLStreamReader xml, String name) {
        return Optional.ofNullable(xml.getAttributeValue(null, name)).orElse("");
    }

    private static String firstLine(XMLStreamException malformed) {
        return String.valueOf(malformed.getMessage()).replace('\n', ' ');
    }
}
