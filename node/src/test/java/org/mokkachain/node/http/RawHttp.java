package org.mokkachain.node.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** Sends bytes as they are and reads the answer until the server closes: what no HTTP library would send. */
record RawHttp(int port) {
    private static final int TIMEOUT_MS = 60_000;

    /** An answer: its status and everything that came. */
    record Answer(int status, String text) {}

    /** A request with a correct head. */
    Answer send(String method, String path, String headers, String body) throws IOException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String length = content.length == 0 && method.equals("GET") ? "" : "Content-Length: " + content.length + "\r\n";
        return sendRaw(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + length + headers
                + "\r\n" + body);
    }

    Answer sendRaw(String request) throws IOException {
        return sendBytes(request.getBytes(StandardCharsets.UTF_8));
    }

    Answer sendBytes(byte[] request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(TIMEOUT_MS);
            try {
                socket.getOutputStream().write(request);
                socket.getOutputStream().flush();
            } catch (SocketException e) {
                // The server may answer and close before it has read everything.
                return parse(read(socket.getInputStream()));
            }
            return parse(read(socket.getInputStream()));
        }
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            in.transferTo(all);
        } catch (SocketException e) {
            return all.toString(StandardCharsets.UTF_8);
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    private static Answer parse(String text) {
        return new Answer(text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0, text);
    }
}
