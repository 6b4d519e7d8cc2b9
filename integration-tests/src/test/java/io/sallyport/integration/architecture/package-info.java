/** The design's arrows between modules and packages, held by rules. */
package io.sallyport.integration.architecture;
