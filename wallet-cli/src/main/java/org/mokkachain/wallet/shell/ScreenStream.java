package org.mokkachain.wallet.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Collects what a command writes and puts it on the screen at each flush, never in the middle of a status line. */
final class ScreenStream extends OutputStream {
    private static final int LIMIT = 64 * 1024;

    private final OutputStream terminal;
    private final Object screen;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

    /** @param screen lock of whoever writes to the terminal */
    ScreenStream(OutputStream terminal, Object screen) {
        this.terminal = terminal;
        this.screen = screen;
    }

    @Override
    public synchronized void write(int value) throws IOException {
        pending.write(value);
        flushIfLong();
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        pending.write(bytes, offset, length);
        flushIfLong();
    }

    @Override
    public synchronized void flush() throws IOException {
        synchronized (screen) {
            pending.writeTo(terminal);
            terminal.flush();
        }
        pending.reset();
    }

    private void flushIfLong() throws IOException {
        if (pending.size() > LIMIT) {
            flush();
        }
    }
}
