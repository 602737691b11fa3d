package org.mokkachain.wallet.output;

import io.nayuki.qrcodegen.DataTooLongException;
import io.nayuki.qrcodegen.QrSegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text as a QR code (ISO/IEC 18004) that a camera reads from a terminal: two rows of modules in a line of half
 * blocks, with the four light modules around it that readers ask for. Light is drawn and dark left out, in colours of
 * its own where there are colours; without them it is right on a dark terminal. Immutable.
 */
public final class QrCode {
    /** The largest: 117 modules, 125 columns with what is around them. */
    private static final int MAX_VERSION = 25;

    /** What that one holds of a text that is not of digits and capitals alone. */
    public static final int MOST_BYTES = 1_273;

    private static final int QUIET = 4;
    private static final String[] BLOCKS = {" ", "\u2584", "\u2580", "\u2588"};

    private final io.nayuki.qrcodegen.QrCode code;

    private QrCode(io.nayuki.qrcodegen.QrCode code) {
        this.code = code;
    }

    /** The code of a text; empty if it is longer than {@link #MOST_BYTES}, too long for a screen. */
    public static Optional<QrCode> of(String text) {
        try {
            return Optional.of(new QrCode(io.nayuki.qrcodegen.QrCode.encodeSegments(
                    QrSegment.makeSegments(text), io.nayuki.qrcodegen.QrCode.Ecc.LOW, 1, MAX_VERSION, -1, true)));
        } catch (DataTooLongException e) {
            return Optional.empty();
        }
    }

    /** Columns of the terminal that it takes. */
    public int width() {
        return code.size + 2 * QUIET;
    }

    /** From top to bottom. */
    public List<Text> lines() {
        List<Text> lines = new ArrayList<>();
        for (int y = -QUIET; y < code.size + QUIET; y += 2) {
            StringBuilder line = new StringBuilder(width());
            for (int x = -QUIET; x < code.size + QUIET; x++) {
                line.append(BLOCKS[(isLight(x, y) ? 2 : 0) + (isLight(x, y + 1) ? 1 : 0)]);
            }
            lines.add(new Text(line.toString(), Style.WHITE_ON_BLACK));
        }
        return lines;
    }

    /** Whatever is outside is light. */
    private boolean isLight(int x, int y) {
        return !code.getModule(x, y);
    }
}
