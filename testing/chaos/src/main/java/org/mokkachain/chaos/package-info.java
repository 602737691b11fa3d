/**
 * Real sockets in a bad network: a TCP proxy that delays, slows, holds, swallows, corrupts, cuts and refuses when it is
 * told to, and a mesh of such proxies between all pairs of nodes. Needs nothing but the JDK.
 */
@NullMarked
package org.mokkachain.chaos;

import org.jspecify.annotations.NullMarked;
