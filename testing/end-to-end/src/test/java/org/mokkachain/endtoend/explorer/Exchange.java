package org.mokkachain.endtoend.explorer;

/**
 * What the browser asked for and what came of it.
 *
 * @param status of the answer; 0 if there was none
 * @param bytes that crossed the wire, with headers; 0 while it is not over
 * @param failure the browser's words, empty if it did not fail
 */
record Exchange(String method, String url, int status, long bytes, String failure) {
    boolean failed() {
        return status >= 400 || !failure.isEmpty() && !failure.equals("net::ERR_ABORTED");
    }
}
