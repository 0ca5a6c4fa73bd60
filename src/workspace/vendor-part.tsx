import { Suspense, type ComponentType, type ReactNode } from "react";
import { lazyPart, Nothing } from "../components/ui/lazy-part.ts";
import { useVendor } from "./vendor.ts";

/** A part that is loaded and drawn only where a vendor has the record; elsewhere, `otherwise` stands in its place. The part gets the vendor's name. */
export function vendorPart<Props extends object>(
  load: () => Promise<ComponentType<Props & { vendor: string }>>,
): (props: Props & { otherwise?: ReactNode }) => ReactNode {
  const Part = lazyPart(load, Nothing);
  return function VendorPart(props) {
    const vendor = useVendor();
    if (vendor === undefined) return props.otherwise;
    return (
      <Suspense>
        <Part vendor={vendor} {...props} />
      </Suspense>
    );
  };
}
