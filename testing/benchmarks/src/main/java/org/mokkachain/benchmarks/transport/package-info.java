/** What the TCP transport carries on this machine: throughput one way and latency there and back, over TLS. */
@NullMarked
package org.mokkachain.benchmarks.transport;

import org.jspecify.annotations.NullMarked;
