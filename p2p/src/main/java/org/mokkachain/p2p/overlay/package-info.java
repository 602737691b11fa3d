/**
 * Who is linked with whom: HyParView (Leitão, Pereira, Rodrigues, DSN 2007). A node keeps a few symmetric links, the
 * active view, and remembers more addresses to fall back on, the passive view. Small networks are linked completely.
 * Pure: time, chance and links come in from outside.
 */
@NullMarked
package org.mokkachain.p2p.overlay;

import org.jspecify.annotations.NullMarked;
