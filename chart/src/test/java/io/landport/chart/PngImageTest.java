package io.landport.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

final class PngImageTest {
    private static final int BLUE = 0xFF0072B2;

    @Test
    void shouldBe160MillimetresWideInPrint() throws IOException {
        // Given
        byte[] png = ChartSamples.ranking(Map.of("by", "crossing"))
                .row("a", "Alpha", "1", "0", "3", "CNY", "1")
                .as(ChartFormat.PNG);
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(png)));

        // When
        IIOImage image = reader.readAll(0, null);

        // Then
        IIOMetadataNode metadata = (IIOMetadataNode) image.getMetadata().getAsTree("javax_imageio_png_1.0");
        Element resolution = (Element) metadata.getElementsByTagName("pHYs").item(0);
        int pixelsPerMetre = Integer.parseInt(resolution.getAttribute("pixelsPerUnitXAxis"));
        assertThat(image.getRenderedImage().getWidth() * 1000 / pixelsPerMetre).isEqualTo(160);
        assertThat(pixelsPerMetre * 254 / 10_000).isGreaterThanOrEqualTo(300);
        assertThat(texts(metadata))
                .contains("Query=monthly --by crossing --top 1000000", "Title=Value of trade by crossing");
    }

    @Test
    void shouldDrawBarsAsLongAsTheirNumbers() throws IOException {
        // Given
        byte[] png = ChartSamples.ranking(Map.of("by", "crossing"))
                .row("a", "Alpha", "1", "0", "400", "CNY", "1")
                .row("b", "Beta", "1", "0", "100", "CNY", "1")
                .as(ChartFormat.PNG);

        // When
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));

        // Then
        int longest = 0;
        int shortest = Integer.MAX_VALUE;
        for (int y = 0; y < image.getHeight(); y++) {
            int blue = 0;
            for (int x = 0; x < image.getWidth(); x++) {
                blue += image.getRGB(x, y) == BLUE ? 1 : 0;
            }
            if (blue > 50) {
                longest = Math.max(longest, blue);
                shortest = Math.min(shortest, blue);
            }
        }
        assertThat(longest).isBetween(4 * shortest - 8, 4 * shortest + 8);
    }

    private static String texts(IIOMetadataNode metadata) {
        StringBuilder texts = new StringBuilder();
        for (int place = 0; place < metadata.getElementsByTagName("iTXtEntry").getLength(); place++) {
            Element entry = (Element) metadata.getElementsByTagName("iTXtEntry").item(place);
            texts.append(entry.getAttribute("keyword"))
                    .append('=')
                    .append(entry.getAttribute("text"))
                    .append('\n');
        }
        return texts.toString();
    }
}
