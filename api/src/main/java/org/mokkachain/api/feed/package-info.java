/** Final blocks one after the other, whatever happens to nodes and connections meanwhile. */
@NullMarked
package org.mokkachain.api.feed;

import org.jspecify.annotations.NullMarked;
