package io.sallyport.integration.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

/** Says which classes belong to a plugin that is not this one. */
final class OtherPlugin extends DescribedPredicate<JavaClass> {
    private final String plugin;

    OtherPlugin(String plugin) {
        super("belong to a plugin that is not " + plugin);
        this.plugin = plugin;
    }

    @Override
    public boolean test(JavaClass type) {
        String name = type.getPackageName();
        boolean isPlugin = name.startsWith("io.sallyport.auth.")
                || name.startsWith("io.sallyport.demo")
                || name.startsWith("io.sallyport.example.");
        return isPlugin && !name.equals(plugin) && !name.startsWith(plugin + ".");
    }
}
