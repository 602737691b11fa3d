/** What the outside may see: events for embedding programs and a snapshot that explains why no block comes. */
@NullMarked
package org.mokkachain.consensus.view;

import org.jspecify.annotations.NullMarked;
