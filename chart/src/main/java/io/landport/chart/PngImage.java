package io.landport.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** Writes a chart as PNG with its resolution, and with the title and the question as texts. */
final class PngImage {
    /** Pixels of the picture for each pixel of the chart. */
    private static final int SCALE = 3;

    private static final String PNG = "javax_imageio_png_1.0";
    private static final int PIXELS_PER_METRE = 1000 * SCALE * DrawnChart.PIXELS_PER_MILLIMETRE;

    private PngImage() {}

    static void write(DrawnChart chart, OutputStream out) throws IOException {
        BufferedImage image =
                new BufferedImage(chart.width() * SCALE, chart.height() * SCALE, BufferedImage.TYPE_INT_RGB);
        draw(chart, image);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        // A cache file would only slow it down.
        ImageIO.setUseCache(false);
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            IIOMetadata metadata =
                    writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
            describe(
                    metadata,
                    Map.of("Title", chart.texts().title(), "Description", chart.description(), "Query", chart.query()));
            writer.setOutput(stream);
            writer.write(new IIOImage(image, null, metadata));
        } finally {
            writer.dispose();
        }
    }

    private static void draw(DrawnChart chart, BufferedImage image) {
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
            graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.scale(SCALE, SCALE);
            chart.chart().draw(graphics, new Rectangle2D.Double(0, 0, chart.width(), chart.height()));
        } finally {
            graphics.dispose();
        }
    }

    private static void describe(IIOMetadata metadata, Map<String, String> texts) throws IIOInvalidTreeException {
        IIOMetadataNode root = new IIOMetadataNode(PNG);
        IIOMetadataNode resolution = new IIOMetadataNode("pHYs");
        resolution.setAttribute("pixelsPerUnitXAxis", Integer.toString(PIXELS_PER_METRE));
        resolution.setAttribute("pixelsPerUnitYAxis", Integer.toString(PIXELS_PER_METRE));
        resolution.setAttribute("unitSpecifier", "meter");
        root.appendChild(resolution);
        IIOMetadataNode all = new IIOMetadataNode("iTXt");
        texts.forEach((keyword, text) -> {
            IIOMetadataNode entry = new IIOMetadataNode("iTXtEntry");
            entry.setAttribute("keyword", keyword);
            entry.setAttribute("compressionFlag", "FALSE");
            entry.setAttribute("compressionMethod", "0");
            entry.setAttribute("languageTag", "");
            entry.setAttribute("translatedKeyword", "");
            entry.setAttribute("text", text);
            all.appendChild(entry);
        });
        root.appendChild(all);
        metadata.mergeTree(PNG, root);
    }
}
