package io.landport.chart;

import io.landport.domain.text.Coded;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** File format of a chart. */
public enum ChartFormat implements Coded {
    /** A picture for documents and pages: 160 mm wide in 305 dots per inch. */
    PNG("image/png"),
    /** Lines and text for print, with the figures as CSV in its metadata. */
    SVG("image/svg+xml");

    private final String mediaType;

    ChartFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The format of a name such as {@code svg}, if there is one. */
    public static Optional<ChartFormat> of(String code) {
        return Coded.find(values(), code);
    }

    public String mediaType() {
        return mediaType;
    }

    void write(DrawnChart chart, OutputStream out) throws IOException {
        switch (this) {
            case PNG -> PngImage.write(chart, out);
            case SVG -> SvgImage.write(chart, out);
        }
    }
}
