package org.mokkachain.wallet.shell;

import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.InfoCmp;
import org.jline.utils.Status;

/** The last line of the screen: network, height, leader, peers, and whether the chain moves. */
final class StatusLine {
    private static final AttributedStyle BASE = AttributedStyle.DEFAULT;
    private static final AttributedStyle DIM = BASE.faint();
    private static final AttributedStyle STRONG = BASE.bold();
    private static final AttributedStyle GOOD = BASE.foreground(AttributedStyle.GREEN);
    private static final AttributedStyle BAD = BASE.foreground(AttributedStyle.RED);
    private static final AttributedStyle WARNING = BASE.foreground(AttributedStyle.YELLOW);

    private final Terminal terminal;
    private final Object screen;

    /** @param screen lock of whoever writes to the terminal */
    StatusLine(Terminal terminal, Object screen) {
        this.terminal = terminal;
        this.screen = screen;
    }

    void show(ChainView view) {
        synchronized (screen) {
            Status status = Status.getStatus(terminal);
            if (status != null) {
                status.update(List.of(text(view, terminal.getColumns())));
            }
        }
    }

    /** Empties the screen. */
    void clearScreen() {
        synchronized (screen) {
            terminal.puts(InfoCmp.Capability.clear_screen);
            Status status = Status.getStatus(terminal, false);
            if (status != null) {
                status.redraw();
            }
            terminal.flush();
        }
    }

    void close() {
        synchronized (screen) {
            Status status = Status.getStatus(terminal, false);
            if (status != null) {
                status.update(List.of());
                status.close();
            }
        }
    }

    static AttributedString text(ChainView view, int width) {
        AttributedStringBuilder line = new AttributedStringBuilder();
        if (view.status().isEmpty()) {
            line.styled(view.trouble().isPresent() ? BAD : DIM, view.trouble().isPresent() ? " ● " : " ○ ");
            line.append(view.trouble().orElse("asking " + view.node() + " …"));
        } else {
            chain(line, view, view.status().get());
        }
        AttributedString text = line.toAttributedString();
        return width > 0 && text.columnLength() > width ? text.columnSubSequence(0, width) : text;
    }

    private static void chain(AttributedStringBuilder line, ChainView view, org.mokkachain.api.model.Status status) {
        if (view.trouble().isPresent()) {
            line.styled(BAD, " ● node lost, trying again");
        } else if (!status.liveness().ok()) {
            line.styled(BAD, " ● stalled");
        } else if (status.syncing()) {
            line.styled(WARNING, " ● syncing");
        } else {
            line.styled(GOOD, " ● live");
        }
        part(line, "", status.network());
        part(line, "height ", Long.toString(status.height()));
        part(line, "leader ", status.leader().orElse("none"));
        part(line, "peers ", Integer.toString(status.peers()));
        if (view.trouble().isPresent()) {
            line.styled(DIM, "  |  ").append(view.node());
        } else if (!status.liveness().ok()) {
            line.styled(DIM, "  |  ").styled(BAD, status.liveness().sentence());
        }
    }

    private static void part(AttributedStringBuilder line, String name, String value) {
        line.styled(DIM, "  |  " + name).styled(STRONG, value);
    }
}
