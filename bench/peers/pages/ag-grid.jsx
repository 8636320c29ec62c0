import { AllCommunityModule, ModuleRegistry } from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { loadRows, ready } from './measure.js';

ModuleRegistry.registerModules([AllCommunityModule]);

const COLUMNS = ['name', 'mail', 'department', 'lastSignIn', 'advice', 'decision', 'reason'].map((field) => ({
  field,
}));

/** A bare page of AG Grid Community: every row, virtual, with selection, sorting, filtering and a quick filter. */
function Page({ rows }) {
  const grid = useRef(null);
  const [search, setSearch] = useState('');
  const change = (ids, decision) => {
    const { api } = grid.current;
    const update = ids.map((id) => ({ ...api.getRowNode(id).data, decision }));
    api.applyTransaction({ update });
  };
  const begin = ({ api }) => {
    const all = rows.map(({ id }) => id);
    void ready({
      select: (id) => api.getRowNode(id).setSelected(true),
      deselect: () => api.deselectAll(),
      selectAll: () => api.selectAll(),
      decide: (id) => change([id], 'Approve'),
      undo: (id) => change([id], 'NotReviewed'),
      decideAll: () => change(all, 'Approve'),
      undoAll: () => change(all, 'NotReviewed'),
      search: setSearch,
      sort: (field, sort) =>
        api.applyColumnState({ state: [{ colId: field, sort }], defaultState: { sort: null } }),
      filter: (advice) =>
        api.setFilterModel(
          advice ? { advice: { filterType: 'text', type: 'equals', filter: advice } } : null,
        ),
      scrollTo: (index) => api.ensureIndexVisible(index),
    });
  };
  return (
    <AgGridReact
      ref={grid}
      rowData={rows}
      columnDefs={COLUMNS}
      defaultColDef={{ filter: true, flex: 1 }}
      getRowId={({ data }) => data.id}
      rowSelection={{ mode: 'multiRow' }}
      quickFilterText={search}
      onFirstDataRendered={begin}
    />
  );
}

createRoot(document.getElementById('root')).render(<Page rows={await loadRows()} />);
