package io.landport.chart;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds an installed font that has all characters of a chart. */
final class ChartFonts {
    /** Sans-serif fonts that print well; the later ones have Chinese. */
    private static final List<String> PREFERRED = List.of(
            "Noto Sans",
            "DejaVu Sans",
            "Liberation Sans",
            "Arial",
            "Noto Sans CJK SC",
            "Noto Sans SC",
            "Source Han Sans SC",
            "WenQuanYi Micro Hei",
            "WenQuanYi Zen Hei",
            "Microsoft YaHei",
            "PingFang SC",
            "SimSun");

    private static final int PIXELS = 11;

    private ChartFonts() {}

    /**
     * The first font that can show a text.
     *
     * @throws ChartException if no installed font can
     */
    static Font of(String text) {
        return fonts(text)
                .orElseThrow(() -> new ChartException(
                        "no installed font has the characters of this chart, such as \"%s\": install one, for example of"
                                + " the package fonts-noto-cjk or fonts-wqy-microhei",
                        sample(text)));
    }

    private static Optional<Font> fonts(String text) {
        return Stream.concat(PREFERRED.stream(), Stream.of("").flatMap(later -> installedFonts()))
                .map(name -> new Font(name, Font.PLAIN, PIXELS))
                .filter(font -> isInstalled(font) && font.canDisplayUpTo(text) < 0)
                .findFirst();
    }

    /** Java replaces a font that is missing by another one. */
    private static boolean isInstalled(Font font) {
        return font.getFamily(Locale.ROOT).equalsIgnoreCase(font.getName());
    }

    private static Stream<String> installedFonts() {
        return Arrays.stream(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames(Locale.ROOT))
                .sorted();
    }

    /** The characters that the first preferred font lacks. */
    private static String sample(String text) {
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, PIXELS);
        return text.codePoints()
                .filter(point -> !font.canDisplay(point))
                .limit(5)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
