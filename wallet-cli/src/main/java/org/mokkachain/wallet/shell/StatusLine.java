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

    private final Screen screen;
    private final Terminal terminal;
    private ChainView last;

    StatusLine(Screen screen, ChainView first) {
        this.screen = screen;
        this.terminal = screen.terminal();
        this.last = first;
    }

    /** Shows what is known now; on any thread. */
    void show(ChainView view) {
        screen.draw(() -> {
            last = view;
            draw();
        });
    }

    /** The terminal has another size. */
    void resize() {
        screen.draw(() -> {
            Status status = Status.getStatus(terminal, false);
            if (status != null) {
                status.resize();
                status.reset();
                draw();
            }
        });
    }

    /** How many rows it takes. */
    int size() {
        Status status = Status.getStatus(terminal, false);
        return status == null ? 0 : status.size();
    }

    /** Empties the screen. */
    void clearScreen() {
        screen.draw(() -> {
            terminal.puts(InfoCmp.Capability.clear_screen);
            Status status = Status.getStatus(terminal, false);
            if (status != null) {
                status.reset();
            }
            draw();
        });
    }

    void close() {
        screen.draw(() -> {
            Status status = Status.getStatus(terminal, false);
            if (status != null) {
                status.update(List.of());
                status.close();
            }
        });
    }

    private void draw() {
        Status status = Status.getStatus(terminal);
        if (status != null) {
            status.update(List.of(text(last, terminal.getColumns())));
            terminal.flush();
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
