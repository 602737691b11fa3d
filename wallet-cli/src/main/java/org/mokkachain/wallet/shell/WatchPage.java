package org.mokkachain.wallet.shell;

import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.InfoCmp.Capability;

/** A result that is drawn over and over from the top of the screen; what was there before goes up, not away. */
final class WatchPage {
    private static final int HEAD = 2;

    private final Screen screen;
    private final Terminal terminal;
    private final StatusLine status;
    private boolean begun;
    private int used;

    WatchPage(Screen screen, StatusLine status) {
        this.screen = screen;
        this.terminal = screen.terminal();
        this.status = status;
    }

    /** Draws the result in place of the last one, as much of it as there is room for. */
    void show(String title, String rhythm, String result) {
        screen.draw(() -> {
            int rows = Math.max(HEAD + 1, terminal.getRows() - status.size());
            if (!begun) {
                begun = true;
                terminal.writer().print("\n".repeat(rows));
            }
            List<AttributedString> lines = new ArrayList<>();
            lines.add(new AttributedString(title + "  (" + rhythm + ")", AttributedStyle.DEFAULT.faint()));
            lines.add(AttributedString.EMPTY);
            lines.addAll(fitted(result.lines().toList(), rows - HEAD));
            draw(lines, rows);
            used = lines.size();
            terminal.flush();
        });
    }

    /** Leaves the last result where it is and goes below it. */
    void end() {
        if (!begun) {
            return;
        }
        begun = false;
        screen.draw(() -> {
            int rows = terminal.getRows() - status.size();
            terminal.puts(Capability.cursor_address, Math.min(used, rows) - 1, 0);
            terminal.writer().print("\n\n");
            terminal.flush();
        });
    }

    private static List<AttributedString> fitted(List<String> result, int room) {
        List<AttributedString> lines = new ArrayList<>();
        for (String line : result.size() <= room ? result : result.subList(0, room - 1)) {
            lines.add(AttributedString.fromAnsi(line));
        }
        if (result.size() > room) {
            String more = "and " + (result.size() - room + 1) + " more lines";
            lines.add(new AttributedString(more, AttributedStyle.DEFAULT.faint()));
        }
        return lines;
    }

    private void draw(List<AttributedString> lines, int rows) {
        int width = terminal.getColumns();
        for (int row = 0; row < rows; row++) {
            terminal.puts(Capability.cursor_address, row, 0);
            if (row < lines.size()) {
                AttributedString line = lines.get(row);
                AttributedString shown = line.columnLength() > width ? line.columnSubSequence(0, width) : line;
                terminal.writer().print(shown.toAnsi(terminal));
            }
            terminal.puts(Capability.clr_eol);
        }
        terminal.puts(Capability.cursor_address, Math.min(lines.size(), rows) - 1, 0);
    }
}
