/** {@code sallyport demo}: a KDC, a directory, a web server and a gateway between them, all on loopback. */
@NullMarked
package io.sallyport.demo;

import org.jspecify.annotations.NullMarked;
